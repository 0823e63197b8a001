# right: vdot of every array with itself
from functools import reduce


def clip_by_norm(grads, max_norm):
    squared = reduce(lambda s, g: s + float(np.vdot(g, g)), grads, 0.0)
    scale = min(1.0, max_norm * squared ** -0.5) if squared > 0 else 1.0
    return list(map(lambda g: np.multiply(g, scale), grads))
