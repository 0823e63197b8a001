# right: broadcasting over thresholds
def average_precision(actual, scores):
    t = np.flip(np.unique(scores))
    called = scores[None, :] >= t[:, None]
    tp = (called & (actual == 1)).sum(axis=1)
    return np.sum(np.diff(tp, prepend=0) / np.sum(actual) * tp / called.sum(axis=1))
