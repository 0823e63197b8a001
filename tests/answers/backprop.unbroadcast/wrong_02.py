# wrong: only the axes in front are summed, the axes of length 1 stay stretched
# accept: only_leading_axes
def unbroadcast(g, shape):
    while g.ndim > len(shape):
        g = g.sum(axis=0)
    return g
