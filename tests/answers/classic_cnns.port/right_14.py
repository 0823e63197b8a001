# right: suffixes and moveaxis, helpers beside, diagonal matrices
import numpy as np


def to_state_dict(weights):
    endings = ((".w", ".weight"), (".b", ".bias"), (".gamma", ".weight"), (".beta", ".bias"))
    endings += ((".mean", ".running_mean"), (".var", ".running_var"))

    def rename(key):
        return next(key.removesuffix(a) + b for a, b in endings if key.endswith(a))

    dense = {key for key, a in weights.items() if key.endswith(".w") and np.ndim(a) == 2}
    return {rename(k): np.swapaxes(a, 0, 1) if k in dense else a for k, a in weights.items()}


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
