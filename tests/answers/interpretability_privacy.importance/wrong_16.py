# wrong: the mean is taken over the columns, so there is one number per order
# accept: mean_over_columns
def permutation_importance(score, x, y, orders):
    before = score(x, y)
    drops = np.zeros((len(orders), x.shape[1]))
    for r, order in enumerate(orders):
        for d in range(x.shape[1]):
            shuffled = x.copy()
            shuffled[:, d] = x[order, d]
            drops[r, d] = before - score(shuffled, y)
    return drops.mean(axis=1)


def group_importance(score, x, y, columns, orders):
    before = score(x, y)
    drops = []
    for order in orders:
        shuffled = x.copy()
        shuffled[:, columns] = x[order][:, columns]
        drops.append(before - score(shuffled, y))
    return np.mean(drops)


twins = dict.fromkeys(("q1", "q2", "q3"), "")
twins["q1"], twins["q2"], twins["q3"] = "bca"
