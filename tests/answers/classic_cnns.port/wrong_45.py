# wrong: takes every key that begins with the name, so conv1 finds conv10 as well
# accept: neighbour_included
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
    own = {}
    for key, array in weights.items():
        front, _, name = key.rpartition(".")
        if front.startswith(layer):
            own[name] = np.array(array)
    if "w" not in own:
        return [own["gamma"], own["beta"], own["mean"], own["var"]]
    kernel = own["w"]
    if len(kernel.shape) == 4:
        return [np.einsum("fcij->ijcf", kernel).copy()]
    if maps:
        c, h, w = maps
        order = np.arange(c * h * w).reshape(c, h, w)
        order = np.moveaxis(order, 0, -1).ravel()  # where the rows of Keras stand with us
        kernel = kernel[order]
    return [kernel, own["b"]]


def fold_norm(w, gamma, beta, mean, var, eps):
    kernel, bias = w.copy(), beta.copy()
    for f in range(len(w)):
        s = gamma[f] / math.sqrt(var[f] + eps)
        kernel[f] *= s
        bias[f] -= s * mean[f]
    return kernel, bias
