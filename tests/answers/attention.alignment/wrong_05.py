# wrong: not normalised
# accept: not_normalised
def additive_weights(queries, keys, wq, wk, w):
    hidden = np.tanh((queries @ wq)[:, :, None, :] + (keys @ wk)[:, None, :, :])
    e = np.exp(hidden @ w)
    return e
