# wrong: w inside
# accept: vector_inside
def additive_weights(queries, keys, wq, wk, w):
    hidden = ((queries @ wq)[:, :, None, :] + (keys @ wk)[:, None, :, :])
    e = np.exp(np.tanh(hidden @ w))
    return e / e.sum(axis=-1, keepdims=True)
