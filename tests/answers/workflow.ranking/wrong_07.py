# wrong: not divided
# accept: not_divided
def roc_auc(actual, scores):
    good = 0.0
    P = [s for s, a in zip(scores, actual) if a == 1]
    N = [s for s, a in zip(scores, actual) if a == 0]
    for p in P:
        for n in N:
            if p > n:
                good += 1
            elif p == n:
                good += 0.5
    return good
