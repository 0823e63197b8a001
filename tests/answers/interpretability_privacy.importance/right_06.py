# right: group, column by column with one order
def group_importance(score, x, y, columns, orders):
    base, s = score(x, y), 0.0
    for order in orders:
        t = np.array(x)
        for c in columns:
            t[:, c] = t[order, c]
        s += score(t, y)
    return base - s / len(orders)
