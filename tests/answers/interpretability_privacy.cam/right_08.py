# right: argsort, then equal values averaged
def rank_correlation(a, b):
    result = []
    for m in [a, b]:
        v = m.reshape(-1)
        r = np.empty(v.size)
        r[v.argsort()] = np.arange(v.size)
        for value in set(v.tolist()):
            r[v == value] = r[v == value].mean()
        result.append(r)
    x, y = result
    return np.cov(x, y, bias=True)[0, 1] / x.std() / y.std()
