# wrong: only the first column of the group
# accept: first_column_only
def group_importance(score, x, y, columns, orders):
    base = score(x, y)
    drops = []
    for order in orders:
        z = x.copy()
        z[:, columns[0]] = x[order, columns[0]]
        drops.append(base - score(z, y))
    return np.mean(drops)
