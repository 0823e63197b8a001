# right: recursion on the last layer
def collapse(weights, biases):
    if len(weights) == 1:
        return weights[0], biases[0]
    w, b = collapse(weights[:-1], biases[:-1])
    return np.dot(w, weights[-1]), np.dot(b, weights[-1]) + biases[-1]
