# right: np.vectorize of a scalar function
def relu_backward(dout, x):
    def one(g, value):
        return float(g) if value > 0 else 0.0

    return np.vectorize(one, otypes=[float])(dout, x)
