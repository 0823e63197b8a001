# wrong: ranks from a double argsort
# accept: ties_by_row
def roc_auc(actual, scores):
    rank = np.argsort(np.argsort(scores, kind='stable'), kind='stable') + 1
    p = actual.sum()
    n = len(actual) - p
    return (rank[actual == 1].sum() - p * (p + 1) / 2) / (p * n)
