# wrong: axes of the pairs exchanged
# accept: asked_by_keys transposed
def additive_weights(queries, keys, wq, wk, w):
    hidden = np.tanh((queries @ wq)[:, None] + (keys @ wk)[:, :, None])
    e = np.exp(hidden @ w)
    return e / e.sum(axis=-1, keepdims=True)
