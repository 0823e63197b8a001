# wrong: cumulative sums of sorted rows
# accept: ties_by_row
def roc_auc(actual, scores):
    y = actual[np.argsort(-scores, kind='stable')]
    tp = np.cumsum(y)
    return tp[y == 0].sum() / (y.sum() * (len(y) - y.sum()))
