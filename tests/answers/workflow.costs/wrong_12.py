# wrong: the place in the list
# accept: number_returned
def cheapest_threshold(actual, p, miss, alarm):
    ts = [*np.unique(p), np.inf]
    return np.argmin([mean_cost(actual, p, t, miss, alarm) for t in ts])
