# wrong: changes w in place
# accept: changes_input
import torch
import math
import numpy as np


PAIRS = [("w", "weight"), ("gamma", "weight"), ("b", "bias"), ("beta", "bias"), ("mean", "running_mean"), ("var", "running_var")]


def to_state_dict(weights):
    table, result = dict(PAIRS), {}
    for key, array in weights.items():
        *layer, name = key.split(".")
        tensor = torch.tensor(array)
        if name == "w" and tensor.dim() == 2:
            tensor = tensor.t()
        result[".".join([*layer, table[name]])] = tensor.contiguous().numpy()
    return result


def to_keras(weights, layer, maps=None):
    def tensor(name):
        return torch.tensor(weights[f"{layer}.{name}"])

    if f"{layer}.w" not in weights:
        return [tensor(n).numpy() for n in "gamma beta mean var".split()]
    w = tensor("w")
    if w.dim() == 4:
        return [w.permute(2, 3, 1, 0).contiguous().numpy()]
    if maps is not None:
        w = w.unflatten(0, tuple(maps)).permute(1, 2, 0, 3).flatten(0, 2)
    return [w.contiguous().numpy(), tensor("b").numpy()]


def fold_norm(w, gamma, beta, mean, var, eps):
    kernel, bias = w, beta.copy()
    for f in range(len(w)):
        s = gamma[f] / math.sqrt(var[f] + eps)
        kernel[f] *= s
        bias[f] -= s * mean[f]
    return kernel, bias
