# right: a linear rule
def choose_and_judge(x, y, part, sizes):
    t, v, e = [np.flatnonzero(part == i) for i in range(3)]
    one = x[t][y[t] == 1].mean(0)
    zero = x[t][y[t] == 0].mean(0)
    w, mid = one - zero, (one + zero) / 2
    order = (-abs(w)).argsort(kind='stable')
    score = lambda n, rows: float((((x[rows] - mid)[:, order[:n]] @ w[order[:n]] > 0) == (y[rows] == 1)).mean())
    n = max(sizes, key=lambda n: score(n, v))
    return n, score(n, e)
