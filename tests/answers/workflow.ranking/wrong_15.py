# wrong: AP forgets r_0 = 0, so the first step is lost
# accept: first_step_lost
def roc_auc(actual, scores):
    actual, scores = np.asarray(actual), np.asarray(scores)
    gap = scores[actual == 1][:, None] - scores[actual == 0][None, :]
    return float((0.5 * (1 + np.sign(gap))).mean())


def average_precision(actual, scores):
    thresholds = np.unique(scores)[::-1]
    called = scores[None] >= thresholds[:, None]
    tp = (called * actual).sum(axis=1)
    precision, recall = tp / called.sum(axis=1), tp / actual.sum()
    return np.sum(np.diff(recall) * precision[1:])
