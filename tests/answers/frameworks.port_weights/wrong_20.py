# wrong: the kernels are flipped as well, as if Keras computed a true convolution
# accept: kernel_flipped
def to_keras(kind, weights, image=None):
    w = weights[0]
    if kind == "conv":
        w = w[:, :, ::-1, ::-1].transpose(2, 3, 1, 0)
    if kind == "dense" and image is not None:
        w = w.reshape(*image, -1).transpose(1, 2, 0, 3).reshape(w.shape)
    return [w, *weights[1:]]
