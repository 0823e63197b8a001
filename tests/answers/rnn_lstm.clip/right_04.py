# right: plain loops over the numbers
import math


def clip_by_norm(grads, max_norm):
    total = 0.0
    for g in grads:
        for v in g.flatten().tolist():
            total += v * v
    norm = math.sqrt(total)
    factor = 1.0
    if norm > max_norm:
        factor = max_norm / norm
    new = []
    for g in grads:
        new.append(g * factor)
    return new
