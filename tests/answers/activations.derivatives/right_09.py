# right: d_tanh: np.square and ones
def d_tanh(y):
    return np.ones_like(y) - np.square(y)
