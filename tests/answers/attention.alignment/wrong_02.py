# wrong: tanh of each
# accept: query_cancels
def additive_weights(queries, keys, wq, wk, w):
    hidden = np.tanh(queries @ wq)[:, :, None, :] + np.tanh(keys @ wk)[:, None, :, :]
    e = np.exp(hidden @ w)
    return e / e.sum(axis=-1, keepdims=True)
