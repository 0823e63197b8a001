# right: einsum and least squares
def additive_weights(queries, keys, wq, wk, w):
    q = np.einsum("nld,da->nla", queries, wq)
    k = np.einsum("nsd,da->nsa", keys, wk)
    scores = np.einsum("nlsa,a->nls", np.tanh(q[:, :, np.newaxis] + k[:, np.newaxis]), w)
    scores -= scores.max(axis=2, keepdims=True)
    e = np.exp(scores)
    return e / np.einsum("nls->nl", e)[:, :, np.newaxis]


def reading_slope(weights):
    places = np.argmax(weights, axis=2)
    steps = np.tile(np.arange(places.shape[1]), (len(places), 1))
    a = np.stack([steps.ravel(), np.ones(steps.size)], axis=1)
    return np.linalg.lstsq(a, places.ravel().astype(float), rcond=None)[0][0]
