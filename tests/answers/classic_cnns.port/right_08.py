# right: swapaxes twice
def to_keras(weights, layer, maps=None):
    names = [key for key in weights if key.startswith(layer + ".")]
    if any(key.endswith("gamma") for key in names):
        return [weights[layer + "." + n].copy() for n in ("gamma", "beta", "mean", "var")]
    w = weights[layer + ".w"].copy()
    if len(names) == 1:
        return [w.swapaxes(0, 2).swapaxes(1, 3).swapaxes(2, 3).copy()]
    if maps is not None:
        channels = w.reshape(maps[0], maps[1] * maps[2], w.shape[1])
        w = channels.swapaxes(0, 1).reshape(w.shape).copy()
    return [w, weights[layer + ".b"].copy()]
