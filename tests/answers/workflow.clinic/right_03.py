# right: norms and a loop
def choose_and_judge(x, y, part, sizes):
    train = np.where(part == 0)[0]
    a = np.array([x[i] for i in train if y[i] == 1]).mean(axis=0)
    b = np.array([x[i] for i in train if y[i] == 0]).mean(axis=0)
    order = sorted(range(x.shape[1]), key=lambda j: abs(a[j] - b[j]), reverse=True)
    best, top = None, -1.0
    for size in sizes:
        c = list(order[:size])
        rows = np.where(part == 1)[0]
        right = sum((np.linalg.norm(x[i, c] - a[c]) < np.linalg.norm(x[i, c] - b[c])) == (y[i] == 1) for i in rows)
        if right / len(rows) > top:
            best, top = size, right / len(rows)
    c = list(order[:best])
    rows = np.where(part == 2)[0]
    right = sum((np.linalg.norm(x[i, c] - a[c]) < np.linalg.norm(x[i, c] - b[c])) == (y[i] == 1) for i in rows)
    return best, right / len(rows)
