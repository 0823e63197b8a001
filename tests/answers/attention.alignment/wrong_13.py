# wrong: dot product
# accept: dot_product_instead argument_ignored
def additive_weights(queries, keys, wq, wk, w):
    s = (queries @ wq) @ np.swapaxes(keys @ wk, 1, 2)
    e = np.exp(s - s.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
