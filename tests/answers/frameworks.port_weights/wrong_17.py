# wrong: the columns of the dense layer are permuted instead of its rows, which fails when their number is not C*H*W
# accept: columns_reordered
def to_keras(kind, weights, image=None):
    w = weights[0]
    if kind == "conv":
        w = w.transpose(2, 3, 1, 0)
    if kind == "dense" and image is not None:
        C, H, W = image
        w = w.reshape(-1, C, H, W).transpose(0, 2, 3, 1).reshape(w.shape)
    return [w, *weights[1:]]
