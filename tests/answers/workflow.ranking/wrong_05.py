# wrong: labels from a threshold of one half
# accept: hard_labels
def roc_auc(actual, scores):
    good = 0.0
    scores = (scores >= 0.5).astype(float)
    P = [s for s, a in zip(scores, actual) if a == 1]
    N = [s for s, a in zip(scores, actual) if a == 0]
    for p in P:
        for n in N:
            if p > n:
                good += 1
            elif p == n:
                good += 0.5
    return good / (len(P) * len(N))
