# wrong: splits the key at the first point, so block2.norm1.gamma gets lost
# accept: cut_at_the_first_dot
import numpy as np


def to_state_dict(weights):
    names = {"gamma": "weight", "beta": "bias", "mean": "running_mean", "var": "running_var"}
    names |= {"w": "weight", "b": "bias"}
    state = {}
    for key, array in weights.items():
        layer, name = key.split(".")[:2]
        if name == "w" and array.ndim == 2:
            array = array.T
        state[f"{layer}.{names.get(name, name)}"] = array.copy()
    return state


def to_keras(weights, layer, maps=None):
    if f"{layer}.gamma" in weights:
        return [weights[f"{layer}.{name}"].copy() for name in ("gamma", "beta", "mean", "var")]
    w = weights[f"{layer}.w"]
    if w.ndim == 4:
        return [w.transpose(2, 3, 1, 0).copy()]
    if maps is not None:
        w = w.reshape(*maps, -1).transpose(1, 2, 0, 3).reshape(w.shape)
    return [w.copy(), weights[f"{layer}.b"].copy()]


def fold_norm(w, gamma, beta, mean, var, eps):
    s = gamma / np.sqrt(var + eps)
    return w * s[:, None, None, None], beta - s * mean
