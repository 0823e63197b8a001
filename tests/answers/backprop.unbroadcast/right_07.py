# right: recursion over the axes
def unbroadcast(g, shape):
    if g.ndim > len(shape):
        return unbroadcast(g.sum(axis=0), shape)
    if g.ndim == 0:
        return g
    if shape[0] == 1:
        return unbroadcast(g.sum(axis=0), shape[1:])[np.newaxis]
    return np.stack([unbroadcast(row, shape[1:]) for row in g])
