# wrong: averages over the errors only
# accept: per_error
def mean_cost(actual, p, threshold, miss, alarm):
    misses = np.sum((actual == 1) & (p < threshold))
    alarms = np.sum((actual == 0) & (p >= threshold))
    if misses + alarms == 0:
        return 0.0
    return (miss * misses + alarm * alarms) / (misses + alarms)


def cheapest_threshold(actual, p, miss, alarm):
    candidates = np.append(np.unique(p), np.inf)
    costs = [mean_cost(actual, p, t, miss, alarm) for t in candidates]
    return candidates[np.argmin(costs)]


in_the_lab = {"q1": "b", "q2": "a"}
