# right: group by a mask
def group_importance(score, x, y, columns, orders):
    inside = np.isin(np.arange(x.shape[1]), columns)
    return float(np.mean([score(x, y) - score(np.where(inside, x[o], x), y) for o in orders]))
