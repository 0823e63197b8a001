# wrong: the rows are ordered (W, H, C), height and width are swapped
# accept: height_and_width_swapped
def to_keras(kind, weights, image=None):
    w = weights[0]
    if kind == "conv":
        w = w.transpose(2, 3, 1, 0)
    if kind == "dense" and image is not None:
        w = w.reshape(*image, -1).transpose(2, 1, 0, 3).reshape(w.shape)
    return [w, *weights[1:]]
