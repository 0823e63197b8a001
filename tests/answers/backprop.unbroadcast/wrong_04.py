# wrong: keepdims is missing, so the axes of length 1 are lost
# accept: axis_dropped axis_left_over
def unbroadcast(g, shape):
    while g.ndim > len(shape):
        g = g.sum(axis=0)
    for axis in reversed(range(len(shape))):
        if shape[axis] == 1:
            g = g.sum(axis=axis)
    return g
