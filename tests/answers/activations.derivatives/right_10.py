# right: d_tanh: list comprehension over the flat array
def d_tanh(y):
    return np.array([1 - v * v for v in y.ravel()], dtype=y.dtype).reshape(y.shape)
