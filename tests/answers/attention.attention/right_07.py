# right: plain loops over all queries, math.exp on Python numbers
import math


def _softmax_row(row):
    seen = [s for s in row if s is not None]
    if not seen:
        return [0.0] * len(row)
    m = max(seen)
    e = [0.0 if s is None else math.exp(s - m) for s in row]
    z = sum(e)
    return [x / z for x in e]


def attention(q, k, v, mask=None):
    front, tq, tk, d = q.shape[:-2], q.shape[-2], k.shape[-2], q.shape[-1]
    weights = np.zeros((*front, tq, tk))
    output = np.zeros((*front, tq, v.shape[-1]))
    if mask is None:
        mask = True
    mask = np.broadcast_to(mask, weights.shape)
    for place in np.ndindex(*front):
        for i in range(tq):
            row = []
            for j in range(tk):
                if mask[place][i, j]:
                    row.append(float(q[place][i] @ k[place][j]) / math.sqrt(d))
                else:
                    row.append(None)
            weights[place + (i,)] = _softmax_row(row)
            for j in range(tk):
                output[place + (i,)] += weights[place + (i, j)] * v[place][j]
    return output, weights


looked_up = dict(q1="b", q2="c")
