# wrong: the kernel is transposed to (h, w, out, in), in and out are swapped
# accept: in_and_out_swapped
def to_keras(kind, weights, image=None):
    w = weights[0]
    if kind == "conv":
        w = w.transpose(2, 3, 0, 1)
    if kind == "dense" and image is not None:
        w = w.reshape(*image, -1).transpose(1, 2, 0, 3).reshape(w.shape)
    return [w, *weights[1:]]
