# right: sorted from above with a running sum
def cheapest_threshold(actual, p, miss, alarm):
    ts = np.append(np.unique(p), p.max() + 1)
    best = min((mean_cost(actual, p, t, miss, alarm), -t) for t in ts)
    return -best[1]
