# right: a table of prices that is indexed; thresholds in the middle between neighbours
def mean_cost(actual, p, threshold, miss, alarm):
    price = np.array([[0, alarm], [miss, 0]], dtype=float)  # row: the truth, column: the call
    return price[np.asarray(actual).astype(int), (np.asarray(p) >= threshold).astype(int)].mean()


def cheapest_threshold(actual, p, miss, alarm):
    values = sorted(set(float(q) for q in p))
    between = [(a + b) / 2 for a, b in zip(values, values[1:])]
    best, lowest = None, None
    for t in [values[0] - 1, *between, values[-1] + 1]:
        if lowest is None or (cost := mean_cost(actual, p, t, miss, alarm)) < lowest:
            best, lowest = t, mean_cost(actual, p, t, miss, alarm)
    return best


in_the_lab = dict(q1="b", q2="a")
