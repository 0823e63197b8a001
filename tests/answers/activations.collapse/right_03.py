# right: homogeneous coordinates: the bias as one more row
def collapse(weights, biases):
    total = np.eye(len(weights[0]) + 1)
    for w, b in zip(weights, biases):
        big = np.zeros((w.shape[0] + 1, w.shape[1] + 1))
        big[:-1, :-1] = w
        big[-1, :-1] = b
        big[-1, -1] = 1
        total = total @ big
    return total[:-1, :-1], total[-1, :-1]
