# wrong: of equal weights the last place is taken
# accept: last_of_equal
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
    n, length, source = weights.shape
    p = source - 1 - weights[:, :, ::-1].argmax(axis=2)
    t = np.tile(np.arange(length), n)
    return np.polyfit(t, p.reshape(-1), 1)[0]
