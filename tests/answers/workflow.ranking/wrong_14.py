# wrong: best later precision
# accept: interpolated
def average_precision(actual, scores):
    t = np.unique(scores)[::-1]
    p = [actual[scores >= x].mean() for x in t]
    r = [0] + [actual[scores >= x].sum() / actual.sum() for x in t]
    return sum((r[i + 1] - r[i]) * max(p[i:]) for i in range(len(t)))
