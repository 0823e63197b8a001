# right: swapaxes
def time_first(tokens):
    return np.swapaxes(tokens, 0, 1)
