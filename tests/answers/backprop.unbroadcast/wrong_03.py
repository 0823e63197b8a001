# wrong: only the axes of length 1 are summed, the axes in front are not removed
# accept: only_axes_of_one
def unbroadcast(g, shape):
    for axis, n in enumerate(shape):
        if n == 1:
            g = g.sum(axis=axis, keepdims=True)
    return g
