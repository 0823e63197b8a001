# right: dot products; one cumulative sum over sorted rows instead of trying all thresholds
def mean_cost(actual, p, threshold, miss, alarm):
    called = (np.asarray(p) >= threshold).astype(int)
    misses = np.dot(actual, 1 - called)
    alarms = np.dot(1 - np.asarray(actual, dtype=int), called)
    return (miss * misses + alarm * alarms) / called.size


def cheapest_threshold(actual, p, miss, alarm):
    """Everything is called at first; each row that is let go saves an alarm or becomes a miss."""
    actual, p = np.asarray(actual), np.asarray(p, dtype=float)
    order = np.argsort(p)
    change = np.cumsum(np.where(actual[order] == 1, miss, -alarm))
    change = np.concatenate([[0.0], change])  # the cost if the lowest i rows are let go
    bounds = np.append(p[order], np.inf)
    possible = np.append(True, bounds[1:] > bounds[:-1])  # never between equal rows
    return bounds[np.where(possible, change, np.inf).argmin()]


in_the_lab = dict(zip(("q1", "q2"), "ba"))
