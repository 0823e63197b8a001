# right: adds number by number with np.add.at
def unbroadcast(g, shape):
    if len(shape) == 0:
        return np.asarray(g.sum())
    out = np.zeros(shape, dtype=g.dtype)
    index = np.indices(g.shape)[g.ndim - len(shape):]
    index = tuple(np.minimum(i, n - 1) for i, n in zip(index, shape))
    np.add.at(out, index, g)
    return out
