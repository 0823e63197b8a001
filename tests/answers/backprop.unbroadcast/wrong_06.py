# wrong: one of the copies is picked instead of adding them all
# accept: first_entry first_only
def unbroadcast(g, shape):
    while g.ndim > len(shape):
        g = g[0]
    for axis, n in enumerate(shape):
        if n == 1:
            g = g.take([0], axis=axis)
    return g
