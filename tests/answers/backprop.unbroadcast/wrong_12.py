# wrong: only cuts out as many numbers as fit with reshape/resize, nothing is added
def unbroadcast(g, shape):
    return np.resize(g, shape)
