# right: tanh: np.vectorize over math.tanh
def tanh(x):
    return np.vectorize(math.tanh, otypes=[x.dtype])(x)
