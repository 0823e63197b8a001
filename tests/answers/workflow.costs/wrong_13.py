# wrong: max for min
# accept: dearest
def cheapest_threshold(actual, p, miss, alarm):
    ts = [*np.unique(p), np.inf]
    return ts[np.argmax([mean_cost(actual, p, t, miss, alarm) for t in ts])]
