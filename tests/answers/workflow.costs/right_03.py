# right: masks and shares
def mean_cost(actual, p, threshold, miss, alarm):
    pos = actual == 1
    fn = (p[pos] < threshold).sum()
    fp = (p[~pos] >= threshold).sum()
    return (fn * miss + fp * alarm) / actual.size
