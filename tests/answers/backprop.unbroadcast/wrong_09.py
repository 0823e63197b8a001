# wrong: the extra axes are removed with if instead of while, so only one of them is summed
# accept: only_one_extra_axis
def unbroadcast(g, shape):
    if g.ndim > len(shape):
        g = g.sum(axis=0)
    for axis, n in enumerate(shape):
        if n == 1:
            g = g.sum(axis=axis, keepdims=True)
    return g
