# right: trapezoids under the ROC curve; a while loop that takes the highest scores away
def roc_auc(actual, scores):
    """By the curve itself: trapezoids below it."""
    actual, scores = np.asarray(actual), np.asarray(scores)
    right, up = [0.0], [0.0]
    for t in sorted(set(scores.tolist()), reverse=True):
        called = scores >= t
        right.append(called[actual == 0].mean())
        up.append(called[actual == 1].mean())
    return sum((right[i] - right[i - 1]) * (up[i] + up[i - 1]) / 2 for i in range(1, len(up)))


def average_precision(actual, scores):
    scores, positive = np.asarray(scores), np.asarray(actual) == 1
    area, before, left = 0.0, 0.0, np.ones(len(scores), dtype=bool)
    while left.any():  # take away the highest of what is left
        left &= scores < scores[left].max()
        called = ~left
        recall = (called & positive).sum() / positive.sum()
        area += (recall - before) * (called & positive).sum() / called.sum()
        before = recall
    return float(area)
