# wrong: the axes that were not stretched are summed instead of those of length 1
# accept: wrong_axis
def unbroadcast(g, shape):
    while g.ndim > len(shape):
        g = g.sum(axis=0)
    for axis, n in enumerate(shape):
        if n != 1:
            g = g.sum(axis=axis, keepdims=True)
    return g
