# right: loops and math; a class that collects sums
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


class _Line:
    def __init__(self):
        self.n = self.t = self.p = self.tt = self.tp = 0

    def add(self, t, p):
        self.n += 1
        self.t += t
        self.p += p
        self.tt += t * t
        self.tp += t * p

    def slope(self):
        return (self.n * self.tp - self.t * self.p) / (self.n * self.tt - self.t**2)


def reading_slope(weights):
    line = _Line()
    for sequence in weights.tolist():
        for t, row in enumerate(sequence):
            line.add(t, row.index(max(row)))
    return line.slope()
