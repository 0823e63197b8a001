# wrong: scaled by a root
# accept: scaled_as_well
def additive_weights(queries, keys, wq, wk, w):
    hidden = np.tanh((queries @ wq)[:, :, None, :] + (keys @ wk)[:, None, :, :])
    e = np.exp(hidden @ w / np.sqrt(len(w)))
    return e / e.sum(axis=-1, keepdims=True)
