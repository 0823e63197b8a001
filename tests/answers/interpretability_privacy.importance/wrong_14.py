# wrong: x is shuffled in place and not put back
# accept: changes_input stays_shuffled
def permutation_importance(score, x, y, orders):
    before = score(x, y)
    result = []
    for d in range(x.shape[1]):
        drops = []
        for order in orders:
            x[:, d] = x[order, d]
            drops.append(before - score(x, y))
        result.append(np.mean(drops))
    return np.array(result)


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
