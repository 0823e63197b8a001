# wrong: no tanh
# accept: tanh_missing
def additive_weights(queries, keys, wq, wk, w):
    hidden = (queries @ wq)[:, :, None, :] + (keys @ wk)[:, None, :, :]
    e = np.exp(hidden @ w)
    return e / e.sum(axis=-1, keepdims=True)
