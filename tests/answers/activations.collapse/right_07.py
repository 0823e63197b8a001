# right: lists and loops for the products
def collapse(weights, biases):
    def product(a, b):
        return [[sum(a[i][k] * b[k][j] for k in range(len(b))) for j in range(len(b[0]))] for i in range(len(a))]

    w, b = weights[0].tolist(), [biases[0].tolist()]
    for v, c in zip(weights[1:], biases[1:]):
        w = product(w, v.tolist())
        b = [[p + q for p, q in zip(product(b, v.tolist())[0], c.tolist())]]
    return np.array(w), np.array(b[0])
