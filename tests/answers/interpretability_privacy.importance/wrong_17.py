# wrong: in a group each column gets another one of the orders
# accept: orders_differ
def permutation_importance(score, x, y, orders):
    """One working copy; each column is put back after its turn."""
    work = np.array(x, copy=True)
    total = np.zeros(work.shape[1])
    for column in range(work.shape[1]):
        kept = work[:, column].copy()
        for order in orders:
            work[:, column] = np.take(kept, order)
            total[column] += score(work.copy(), y)
        work[:, column] = kept
    return score(x, y) - total / len(orders)


def group_importance(score, x, y, columns, orders):
    before = score(x, y)
    drops = []
    for r in range(len(orders)):
        z = x.copy()
        for n, c in enumerate(columns):
            z[:, c] = x[orders[(r + n) % len(orders)], c]
        drops.append(before - score(z, y))
    return float(np.mean(drops))


twins = dict(q1="b", q2="c", q3="a")
