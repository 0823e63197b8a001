# wrong: covariance with n - 1 over variance with n (np.cov and np.var mixed)
# accept: divided_by_n_and_less
def additive_weights(queries, keys, wq, wk, w):
    q = np.einsum("nld,da->nla", queries, wq)
    k = np.einsum("nsd,da->nsa", keys, wk)
    s = np.einsum("nlsa,a->nls", np.tanh(np.expand_dims(q, 2) + np.expand_dims(k, 1)), w)
    s -= np.logaddexp.reduce(s, axis=2, keepdims=True)
    return np.exp(s)


def reading_slope(weights):
    p = weights.argmax(axis=-1)
    t = np.broadcast_to(np.arange(p.shape[1]), p.shape)
    return np.cov(t.ravel(), p.ravel())[0, 1] / np.var(t)
