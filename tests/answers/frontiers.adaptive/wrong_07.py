# wrong: not normalised again
# accept: not_renormalised
def route(scores, k):
    p = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    bar = np.sort(p, axis=1)[:, -k][:, None]
    return np.where(p >= bar, p, 0)
