# wrong: the axes are compared from the left by zip without the axes in front, so those are never removed and wrong ones are summed
# accept: aligned_left
def unbroadcast(g, shape):
    for axis, (big, small) in enumerate(zip(g.shape, shape)):
        if big != small:
            g = g.sum(axis=axis, keepdims=True)
    return g.reshape(shape)
