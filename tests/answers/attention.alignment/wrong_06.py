# wrong: w forgotten
# accept: vector_forgotten
def additive_weights(queries, keys, wq, wk, w):
    hidden = np.tanh((queries @ wq)[:, :, None, :] + (keys @ wk)[:, None, :, :])
    e = np.exp(hidden.sum(axis=-1))
    return e / e.sum(axis=-1, keepdims=True)
