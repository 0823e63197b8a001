# wrong: the sum over the axis is computed but not kept, numpy returns a new array
# accept: only_leading_axes result_not_kept
def unbroadcast(g, shape):
    while g.ndim > len(shape):
        g = g.sum(axis=0)
    for axis, n in enumerate(shape):
        if n == 1:
            g.sum(axis=axis, keepdims=True)
    return g
