# right: probes the stack with zeros and with the unit vectors
def collapse(weights, biases):
    def stack(x):
        for w, b in zip(weights, biases):
            x = x @ w + b
        return x

    size = weights[0].shape[0]
    b = stack(np.zeros(size))
    return stack(np.eye(size)) - b, b
