# wrong: the drop is divided by the score before
# accept: relative_drop
def permutation_importance(score, x, y, orders):
    before = score(x, y)
    drops = np.zeros((len(orders), x.shape[1]))
    for r, order in enumerate(orders):
        for d in range(x.shape[1]):
            shuffled = x.copy()
            shuffled[:, d] = x[order, d]
            drops[r, d] = (before - score(shuffled, y)) / before
    return drops.mean(axis=0)


def group_importance(score, x, y, columns, orders):
    before = score(x, y)
    drops = []
    for order in orders:
        shuffled = x.copy()
        shuffled[:, columns] = x[order][:, columns]
        drops.append(before - score(shuffled, y))
    return np.mean(drops)


twins = {"q1": "b", "q2": "c", "q3": "a"}
