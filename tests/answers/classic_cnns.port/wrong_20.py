# wrong: width and height swapped
# accept: height_and_width_swapped
def to_keras(weights, layer, maps=None):
    try:
        return [1.0 * weights[layer + "." + name] for name in "gamma beta mean var".split()]
    except KeyError:
        pass
    kernel = weights[layer + ".w"]
    if kernel.ndim == 4:
        return [np.einsum("fcij->ijcf", kernel).copy()]
    if maps:
        kernel = np.einsum("chwk->whck", kernel.reshape(*maps, kernel.shape[1])).reshape(kernel.shape)
    return [kernel + 0.0, weights[layer + ".b"] + 0.0]
