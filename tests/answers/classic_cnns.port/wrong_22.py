# wrong: beta before gamma
# accept: beta_before_gamma
def to_keras(weights, layer, maps=None):
    try:
        return [1.0 * weights[layer + "." + name] for name in "beta gamma mean var".split()]
    except KeyError:
        pass
    kernel = weights[layer + ".w"]
    if kernel.ndim == 4:
        return [np.einsum("fcij->ijcf", kernel).copy()]
    if maps:
        kernel = np.einsum("chwk->hwck", kernel.reshape(*maps, kernel.shape[1])).reshape(kernel.shape)
    return [kernel + 0.0, weights[layer + ".b"] + 0.0]
