# right: all shuffled tables at once by broadcasting; hstack and columns sorted back
def permutation_importance(score, x, y, orders):
    n, d = x.shape
    orders = np.asarray(orders)
    tables = np.broadcast_to(x, (len(orders), d, n, d)).copy()
    for c in range(d):
        tables[:, c, :, c] = x[:, c][orders]
    after = np.array([[score(table, y) for table in row] for row in tables])
    return (score(x, y) - after).mean(axis=0)


def group_importance(score, x, y, columns, orders):
    base, total = score(x, y), 0.0
    others = [c for c in range(x.shape[1]) if c not in set(columns)]
    back = np.argsort(others + list(columns))
    for order in orders:
        table = np.hstack([x[:, others], x[order][:, columns]])[:, back]
        total += base - score(table, y)
    return total / len(orders)


twins = {"q1": "b", "q2": "c", "q3": "a"}
