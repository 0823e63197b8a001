# wrong: paired one by one
# accept: same_step_only
def additive_weights(queries, keys, wq, wk, w):
    hidden = np.tanh((queries @ wq) + (keys @ wk))
    e = np.exp(hidden @ w)
    return e / e.sum(axis=-1, keepdims=True)
