# wrong: the costs 20 and 1 of the text are hard-coded in the search
# accept: argument_ignored
def mean_cost(actual, p, threshold, miss, alarm):
    actual, called = np.asarray(actual) == 1, np.asarray(p) >= threshold
    return float(np.mean(miss * (actual & ~called) + alarm * (~actual & called)))


def cheapest_threshold(actual, p, miss, alarm):
    best, lowest = np.inf, mean_cost(actual, p, np.inf, 20, 1)
    for t in p:
        cost = mean_cost(actual, p, t, 20, 1)
        if cost < lowest:
            best, lowest = t, cost
    return best


in_the_lab = {"q1": "", "q2": ""}
in_the_lab["q1"] = "b"
in_the_lab["q2"] = "a"
