# right: trapezoids under the curve
def roc_auc(actual, scores):
    t = np.concatenate([[np.inf], np.sort(np.unique(scores))[::-1]])
    tpr = [(scores[actual == 1] >= x).mean() for x in t]
    fpr = [(scores[actual == 0] >= x).mean() for x in t]
    area = 0
    for i in range(1, len(t)):
        area += (fpr[i] - fpr[i - 1]) * (tpr[i] + tpr[i - 1]) / 2
    return area
