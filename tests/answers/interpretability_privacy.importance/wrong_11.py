# wrong: whole rows for the group
# accept: rows_shuffled
def group_importance(score, x, y, columns, orders):
    base = score(x, y)
    return np.mean([base - score(x[order], y) for order in orders])
