# wrong: rates of each class
# accept: per_class
def mean_cost(actual, p, threshold, miss, alarm):
    fnr = (p[actual == 1] < threshold).mean()
    fpr = (p[actual == 0] >= threshold).mean()
    return miss * fnr + alarm * fpr
