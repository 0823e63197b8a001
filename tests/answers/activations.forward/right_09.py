# right: sigmoid: np.piecewise
def sigmoid(x):
    def left(v):
        return np.exp(v) / (1 + np.exp(v))

    def right(v):
        return 1 / (1 + np.exp(-v))

    return np.piecewise(x, [x < 0, x >= 0], [left, right])
