# right: reshape, transpose, reshape
def to_keras(kind, weights, image=None):
    if kind == "conv":
        w, b = weights
        return [w.transpose(2, 3, 1, 0), b]
    if kind == "dense" and image is not None:
        w, b = weights
        c, h, wide = image
        w = w.reshape(c, h, wide, -1).transpose(1, 2, 0, 3).reshape(c * h * wide, -1)
        return [w, b]
    return list(weights)
