# wrong: the maximum of the copies is taken instead of their sum
# accept: maximum_not_sum
def unbroadcast(g, shape):
    axes = tuple(range(g.ndim - len(shape)))
    g = g.max(axis=axes)
    for axis, n in enumerate(shape):
        if n == 1:
            g = g.max(axis=axis, keepdims=True)
    return g
