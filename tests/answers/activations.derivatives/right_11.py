# right: d_tanh: einsum
def d_tanh(y):
    return 1 - np.einsum("...,...->...", y, y)
