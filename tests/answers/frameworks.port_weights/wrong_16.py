# wrong: the kernel is reshaped to (h, w, in, out) instead of transposed
# accept: only_reshaped
def to_keras(kind, weights, image=None):
    w = weights[0]
    if kind == "conv":
        o, i, h, wide = w.shape
        w = w.reshape(h, wide, i, o)
    if kind == "dense" and image is not None:
        w = w.reshape(*image, -1).transpose(1, 2, 0, 3).reshape(w.shape)
    return [w, *weights[1:]]
