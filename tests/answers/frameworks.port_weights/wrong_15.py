# wrong: .T of the kernel gives (w, h, in, out), height and width are swapped
# accept: all_axes_reversed
def to_keras(kind, weights, image=None):
    w = weights[0]
    if kind == "conv":
        w = w.T
    if kind == "dense" and image is not None:
        w = w.reshape(*image, -1).transpose(1, 2, 0, 3).reshape(w.shape)
    return [w, *weights[1:]]
