# wrong: the cost comes back
# accept: cost_returned
def cheapest_threshold(actual, p, miss, alarm):
    return min(mean_cost(actual, p, t, miss, alarm) for t in [*p, np.inf])
