# wrong: rows reordered the other way
# accept: flatten_order_inverted
def to_keras(weights, layer, maps=None):
    if f"{layer}.gamma" in weights:
        gamma = weights[f"{layer}.gamma"]
        beta = weights[f"{layer}.beta"]
        mean = weights[f"{layer}.mean"]
        var = weights[f"{layer}.var"]
        return [gamma.copy(), beta.copy(), mean.copy(), var.copy()]
    w = weights[f"{layer}.w"]
    if w.ndim == 4:
        return [np.transpose(w, (2, 3, 1, 0)).copy()]
    b = weights[f"{layer}.b"].copy()
    if maps is None:
        return [w.copy(), b]
    c, h, width = maps
    new = np.zeros_like(w)
    for i in range(c):
        for y in range(h):
            for x in range(width):
                new[(i * h + y) * width + x] = w[(y * width + x) * c + i]
    return [new, b]
