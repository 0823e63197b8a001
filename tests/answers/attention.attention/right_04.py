# right: loops over all rows
def attention(q, k, v, mask=None):
    front = q.shape[:-2]
    tq, tk = q.shape[-2], k.shape[-2]
    allowed = np.broadcast_to(True if mask is None else mask, (*front, tq, tk))
    weights = np.zeros((*front, tq, tk))
    out = np.zeros((*front, tq, v.shape[-1]))
    for index in np.ndindex(*front, tq):
        where = [j for j in range(tk) if allowed[index][j]]
        if not where:
            continue
        scores = [float(np.dot(q[index], k[index[:-1]][j])) / q.shape[-1] ** 0.5 for j in where]
        top = max(scores)
        e = [np.exp(s - top) for s in scores]
        for j, x in zip(where, e):
            weights[index][j] = x / sum(e)
            out[index] += x / sum(e) * v[index[:-1]][j]
    return out, weights
