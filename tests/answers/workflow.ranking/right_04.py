# right: mid ranks by counting
def roc_auc(actual, scores):
    rank = np.array([np.sum(scores < s) + (np.sum(scores == s) + 1) / 2 for s in scores])
    p = int(actual.sum())
    n = len(actual) - p
    return (rank[actual == 1].sum() - p * (p + 1) / 2) / (p * n)
