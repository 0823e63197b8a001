# wrong: batch normalisation in the order mean, variance, gamma, beta
# accept: statistics_first
import numpy as np


def to_state_dict(weights):
    names = {"gamma": "weight", "beta": "bias", "mean": "running_mean", "var": "running_var"}
    names |= {"w": "weight", "b": "bias"}
    state = {}
    for key, array in weights.items():
        layer, name = key.rsplit(".", 1)
        if name == "w" and array.ndim == 2:
            array = array.T
        state[f"{layer}.{names[name]}"] = array.copy()
    return state


def to_keras(weights, layer, maps=None):
    get = lambda name: weights.get(layer + "." + name)
    w, b = get("w"), get("b")
    if w is None:
        return list(map(np.copy, (get("mean"), get("var"), get("gamma"), get("beta"))))
    if w.ndim == 4:
        filters, channels, size, _ = w.shape
        kernel = np.zeros((size, size, channels, filters), w.dtype)
        for f in range(filters):
            for c in range(channels):
                kernel[:, :, c, f] = w[f, c]
        return [kernel]
    kernel = np.zeros_like(w)
    c, h, v = maps or (len(w), 1, 1)
    row = 0
    for i in range(h):
        for j in range(v):
            for channel in range(c):
                kernel[row] = w[(channel * h + i) * v + j]
                row += 1
    return [kernel, np.copy(b)]


def fold_norm(w, gamma, beta, mean, var, eps):
    s = gamma / np.sqrt(var + eps)
    return w * s[:, None, None, None], beta - s * mean
