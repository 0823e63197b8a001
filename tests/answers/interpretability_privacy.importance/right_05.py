# right: group with np.ix_
def group_importance(score, x, y, columns, orders):
    drops = np.zeros(len(orders))
    for r, order in enumerate(orders):
        t = x.copy()
        t[:, columns] = x[np.ix_(order, columns)]
        drops[r] = score(x, y) - score(t, y)
    return drops.mean()
