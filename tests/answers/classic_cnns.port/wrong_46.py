# wrong: the order of batch normalisation is that of the dictionary, whatever it is
# accept: order_of_the_dictionary
import torch
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


def _conv(w):
    return [np.array(np.moveaxis(w, (0, 1), (3, 2)), order="C")]


def _dense(w, b, maps):
    if maps is None:
        return [w.copy(), b.copy()]
    rows = np.split(w, maps[0])  # one piece for each channel, (H * W, units)
    return [np.stack(rows, axis=1).reshape(w.shape), b.copy()]


def to_keras(weights, layer, maps=None):
    mine = {k[len(layer) + 1 :]: a for k, a in weights.items() if k.rsplit(".", 1)[0] == layer}
    if set(mine) >= {"gamma", "beta"}:
        return [a.copy() for a in mine.values()]
    return _conv(mine["w"]) if mine["w"].ndim == 4 else _dense(mine["w"], mine["b"], maps)


def fold_norm(w, gamma, beta, mean, var, eps):
    w, gamma, beta, mean, var = map(torch.tensor, (w, gamma, beta, mean, var))
    s = gamma * torch.rsqrt(var + eps)
    return (w * s.view(-1, 1, 1, 1)).numpy(), (beta - s * mean).numpy()
