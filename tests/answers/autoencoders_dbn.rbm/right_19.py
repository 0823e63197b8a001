# right: loops over states and units, math with early returns
import math


def _on(a):
    if a > 700:
        return 1.0
    if a < -700:
        return 0.0
    return 1 / (1 + math.exp(-a))


def p_h(v, w, b_h):
    out = np.empty((len(v), len(b_h)))
    for n, row in enumerate(v):
        for j in range(len(b_h)):
            out[n, j] = _on(b_h[j] + float(np.dot(row, w[:, j])))
    return out


def p_v(h, w, b_v):
    return np.array([[_on(b + row @ weights) for b, weights in zip(b_v, w)] for row in h])


def energy(v, h, w, b_v, b_h):
    result = []
    for vn, hn in zip(v, h):
        total = 0.0
        for i in range(len(b_v)):
            total -= b_v[i] * vn[i]
            for j in range(len(b_h)):
                total -= vn[i] * w[i, j] * hn[j]
        for j in range(len(b_h)):
            total -= b_h[j] * hn[j]
        result.append(total)
    return np.array(result)


def free_energy(v, w, b_v, b_h):
    F = np.zeros(len(v))
    for n in range(len(v)):
        F[n] = -sum(b * x for b, x in zip(b_v, v[n]))
        for j, c in enumerate(b_h):
            a = c + sum(v[n, i] * w[i, j] for i in range(len(b_v)))
            F[n] -= a + math.log1p(math.exp(-a)) if a > 0 else math.log1p(math.exp(a))
    return F
