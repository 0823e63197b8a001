# wrong: the shapes are aligned at the left instead of the right, so missing axes are looked for at the end
# accept: aligned_left
def unbroadcast(g, shape):
    padded = tuple(shape) + (1,) * (g.ndim - len(shape))
    axes = tuple(i for i in range(g.ndim) if padded[i] == 1)
    return g.sum(axis=axes, keepdims=True).reshape(shape)
