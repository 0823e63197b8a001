# right: einsum for the rows, transpose twice for the convolution
def to_keras(kind, weights, image=None):
    w = weights[0]
    if kind == "conv":
        w = w.swapaxes(0, 2).swapaxes(1, 3).swapaxes(2, 3)
    if kind == "dense" and image is not None:
        w = np.einsum("chwo->hwco", w.reshape(*image, w.shape[1])).reshape(w.shape)
    return [w] + list(weights[1:])
