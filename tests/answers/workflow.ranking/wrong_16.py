# wrong: AP calls only rows strictly above the threshold
# accept: strictly_above
def roc_auc(actual, scores):
    wins = pairs = 0
    for a, s in zip(actual, scores):
        if a != 1:
            continue
        for b, t in zip(actual, scores):
            if b == 0:
                pairs += 1
                wins += 1 if s > t else 0.5 if s == t else 0
    return wins / pairs


def average_precision(actual, scores):
    total, before = 0.0, 0.0
    for t in np.unique(scores)[::-1]:
        called = scores > t
        if not called.any():
            continue
        recall = actual[called].sum() / actual.sum()
        total += (recall - before) * actual[called].mean()
        before = recall
    return total
