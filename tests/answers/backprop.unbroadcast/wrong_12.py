# wrong: only cuts out as many numbers as fit with reshape/resize, nothing is added
# accept: cut_to_size
def unbroadcast(g, shape):
    return np.resize(g, shape)
