# wrong: changes the dictionary it was given: renames in place
# accept: changes_input
import numpy as np


def to_state_dict(weights):
    names = {"gamma": "weight", "beta": "bias", "mean": "running_mean", "var": "running_var"}
    names |= {"w": "weight", "b": "bias"}
    state = weights
    for key, array in list(weights.items()):
        layer, name = key.rsplit(".", 1)
        if name == "w" and array.ndim == 2:
            array = array.T
        del state[key]
        state[f"{layer}.{names[name]}"] = array.copy()
    return state


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
        return [mine[k].copy() for k in ("gamma", "beta", "mean", "var")]
    return _conv(mine["w"]) if mine["w"].ndim == 4 else _dense(mine["w"], mine["b"], maps)


def fold_norm(w, gamma, beta, mean, var, eps):
    s = np.diag(gamma) @ np.diag((var + eps) ** -0.5)
    return (s @ w.reshape(len(w), -1)).reshape(w.shape), -(s @ mean - beta)
