# right: signs of differences
def roc_auc(actual, scores):
    d = np.subtract.outer(scores[actual == 1], scores[actual == 0])
    return (np.sign(d) + 1).mean() / 2
