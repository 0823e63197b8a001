# wrong: steps and places are scaled to 0 ... 1
# accept: scaled_to_one
import math


def additive_weights(queries, keys, wq, wk, w):
    n, length, source = len(queries), queries.shape[1], keys.shape[1]
    out = np.zeros((n, length, source))
    for b in range(n):
        from_keys = keys[b] @ wk
        for i in range(length):
            q = queries[b, i] @ wq
            s = [sum(wa * math.tanh(x) for wa, x in zip(w, q + from_keys[j])) for j in range(source)]
            m = max(s)
            e = [math.exp(x - m) for x in s]
            out[b, i] = [x / sum(e) for x in e]
    return out


def reading_slope(weights):
    n, L, S = weights.shape
    p = weights.argmax(axis=2) / (S - 1)
    t = np.linspace(0, 1, L)
    t = t - t.mean()
    return (t * (p - p.mean())).sum() / (n * (t**2).sum())
