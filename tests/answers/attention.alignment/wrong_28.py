# wrong: everything is rounded to float32 first
# accept: loses_precision
def additive_weights(queries, keys, wq, wk, w):
    queries, keys, wq, wk, w = (np.asarray(a, dtype=np.float32) for a in (queries, keys, wq, wk, w))
    n, length, _ = queries.shape
    source = keys.shape[1]
    q = np.repeat(queries @ wq, source, axis=1)  # (N, L * S, A)
    k = np.tile(keys @ wk, (1, length, 1))
    scores = (np.tanh(q + k) * w).sum(axis=2).reshape(n, length, source)
    e = np.exp(scores - scores.max(axis=2, keepdims=True))
    return e / e.sum(axis=2, keepdims=True)
