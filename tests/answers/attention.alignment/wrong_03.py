# wrong: product
# accept: product_not_sum
def additive_weights(queries, keys, wq, wk, w):
    hidden = np.tanh((queries @ wq)[:, :, None, :] * (keys @ wk)[:, None, :, :])
    e = np.exp(hidden @ w)
    return e / e.sum(axis=-1, keepdims=True)
