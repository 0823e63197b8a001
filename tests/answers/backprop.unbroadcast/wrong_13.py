# wrong: the return stands inside the loop, so at most the first axis of length 1 is summed
# accept: returns_in_loop only_one_axis
def unbroadcast(g, shape):
    while g.ndim > len(shape):
        g = g.sum(axis=0)
    for axis, n in enumerate(shape):
        if n == 1:
            return g.sum(axis=axis, keepdims=True)
    return g
