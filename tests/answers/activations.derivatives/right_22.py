# right: d_leaky_relu: np.vectorize over a small function
def d_leaky_relu(x, slope=0.01):
    def one(v):
        return 1.0 if v > 0 else slope

    return np.vectorize(one, otypes=[x.dtype])(x)
