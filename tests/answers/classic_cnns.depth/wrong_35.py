# wrong: forgot the transposes on the way back
# accept: neither_transposed
import numpy as np


def block_gradients(x, weights, dout, shortcut):
    h, kept = x, []
    for v, w in weights:
        z = h @ v
        total = np.maximum(z, 0) @ w + (h if shortcut else 0)
        kept.append((z > 0, total > 0))
        h = np.maximum(total, 0)
    d, sizes = dout, []
    for (v, w), (inner, outer) in zip(weights[::-1], kept[::-1]):
        d = d * outer
        through = ((d @ w) * inner) @ v
        d = through + d if shortcut else through
        sizes.append(np.abs(d).mean())
    return np.array(sizes[::-1])


def slope_interval(sizes, t):
    logs = np.log(np.asarray(sizes)) / np.log(10)
    design = np.column_stack([np.ones(logs.shape[1]), np.arange(1, logs.shape[1] + 1)])
    (_, slopes), *_ = np.linalg.lstsq(design, logs.T, rcond=None)
    return float(np.mean(slopes)), float(t * np.sqrt(np.var(slopes, ddof=1) / len(slopes)))


conclusions = {}
conclusions["q1"] = "c"
conclusions["q2"] = "b"
conclusions["q3"] = "a"
