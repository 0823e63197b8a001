# right: each row by hand
def permutation_importance(score, x, y, orders):
    before = score(x, y)
    importances = []
    for j in range(len(x[0])):
        after = []
        for order in orders:
            t = x.copy()
            for i in range(len(x)):
                t[i, j] = x[order[i], j]
            after.append(score(t, y))
        importances.append(before - np.mean(after))
    return np.array(importances)
