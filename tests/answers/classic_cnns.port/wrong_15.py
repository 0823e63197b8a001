# wrong: kernel as in PyTorch
# accept: conv_kept
def to_keras(weights, layer, maps=None):
    if f"{layer}.gamma" in weights:
        gamma = weights[f"{layer}.gamma"]
        beta = weights[f"{layer}.beta"]
        mean = weights[f"{layer}.mean"]
        var = weights[f"{layer}.var"]
        return [gamma.copy(), beta.copy(), mean.copy(), var.copy()]
    w = weights[f"{layer}.w"]
    if w.ndim == 4:
        return [w.copy()]
    b = weights[f"{layer}.b"].copy()
    if maps is None:
        return [w.copy(), b]
    c, h, width = maps
    new = np.zeros_like(w)
    for i in range(c):
        for y in range(h):
            for x in range(width):
                new[(y * width + x) * c + i] = w[(i * h + y) * width + x]
    return [new, b]
