# wrong: the axes in front are summed one after the other as axis 0, 1, 2, ... although the axes move up after each sum, so from two extra axes on a wrong axis is summed
# accept: wrong_axis
def unbroadcast(g, shape):
    for axis in range(g.ndim - len(shape)):
        g = g.sum(axis=axis)
    for axis, n in enumerate(shape):
        if n == 1:
            g = g.sum(axis=axis, keepdims=True)
    return g
