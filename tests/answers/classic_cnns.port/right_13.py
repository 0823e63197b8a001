# right: regular expression, loops over filters, channels and pixels
import re
import numpy as np
import math


def to_state_dict(weights):
    pattern = re.compile(r"^(.*)\.(w|b|gamma|beta|mean|var)$")
    out = {}
    for key in weights:
        layer, name = pattern.match(key).groups()
        new = dict(w="weight", gamma="weight", b="bias", beta="bias").get(name) or "running_" + name
        value = np.array(weights[key])
        out[".".join((layer, new))] = np.einsum("iu->ui", value) if (name, value.ndim) == ("w", 2) else value
    return out


def to_keras(weights, layer, maps=None):
    get = lambda name: weights.get(layer + "." + name)
    w, b = get("w"), get("b")
    if w is None:
        return list(map(np.copy, (get("gamma"), get("beta"), get("mean"), get("var"))))
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
    kernel, bias = w.copy(), beta.copy()
    for f in range(len(w)):
        s = gamma[f] / math.sqrt(var[f] + eps)
        kernel[f] *= s
        bias[f] -= s * mean[f]
    return kernel, bias
