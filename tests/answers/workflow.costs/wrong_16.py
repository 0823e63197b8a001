# wrong: sorted rows are cut between equal probabilities
# accept: cut_between_equals
def mean_cost(actual, p, threshold, miss, alarm):
    actual, called = np.asarray(actual) == 1, np.asarray(p) >= threshold
    return float(np.mean(miss * (actual & ~called) + alarm * (~actual & called)))


def cheapest_threshold(actual, p, miss, alarm):
    order = np.argsort(p, kind="stable")
    letting_go = np.concatenate([[0], np.cumsum(np.where(actual[order] == 1, miss, -alarm))])
    return np.append(p[order], np.inf)[np.argmin(letting_go)]


in_the_lab = {"q1": "b", "q2": "a"}
