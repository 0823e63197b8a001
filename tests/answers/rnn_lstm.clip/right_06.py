# right: math.hypot of everything and one division by max(norm, c)
import math


def clip_by_norm(grads, max_norm):
    norm = math.hypot(*[float(v) for g in grads for v in np.asarray(g).flat])
    return [g * max_norm / max(norm, max_norm) for g in grads]
