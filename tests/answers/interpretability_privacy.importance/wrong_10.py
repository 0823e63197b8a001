# wrong: the group as a sum of single importances
# accept: one_by_one
def group_importance(score, x, y, columns, orders):
    base = score(x, y)
    total = 0
    for c in columns:
        for order in orders:
            z = x.copy()
            z[:, c] = x[order, c]
            total += (base - score(z, y)) / len(orders)
    return total
