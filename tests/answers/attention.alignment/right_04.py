# right: scipy's softmax and the mean of the slopes
def additive_weights(queries, keys, wq, wk, w):
    from scipy.special import softmax

    pairs = np.expand_dims(queries @ wq, 2) + np.expand_dims(keys @ wk, 1)
    return softmax(np.tanh(pairs) @ w, axis=-1)


def reading_slope(weights):
    t = np.arange(weights.shape[1])
    return np.mean([np.polyfit(t, table.argmax(axis=1), 1)[0] for table in weights])
