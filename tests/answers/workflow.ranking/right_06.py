# right: sorted with group ends
def average_precision(actual, scores):
    order = np.argsort(scores)[::-1]
    s, y = scores[order], actual[order]
    tp = np.cumsum(y)
    last = np.r_[s[1:] != s[:-1], True]
    tp, n = tp[last], np.arange(1, len(s) + 1)[last]
    recall = np.r_[0, tp / tp[-1]]
    return np.dot(recall[1:] - recall[:-1], tp / n)
