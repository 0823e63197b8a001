# wrong: the rows are permuted in the opposite direction, from (H, W, C) to (C, H, W)
# accept: flatten_order_inverted
def to_keras(kind, weights, image=None):
    w = weights[0]
    if kind == "conv":
        w = w.transpose(2, 3, 1, 0)
    if kind == "dense" and image is not None:
        C, H, W = image
        w = w.reshape(H, W, C, -1).transpose(2, 0, 1, 3).reshape(w.shape)
    return [w, *weights[1:]]
