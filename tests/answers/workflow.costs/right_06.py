# right: matrix of calls
def cheapest_threshold(actual, p, miss, alarm):
    ts = np.r_[p, np.inf]
    called = p[None, :] >= ts[:, None]
    cost = miss * (~called * (actual == 1)).sum(1) + alarm * (called * (actual == 0)).sum(1)
    return ts[cost.argmin()]
