# right: comprehensions
def permutation_importance(score, x, y, orders):
    s = score(x, y)

    def drop(j, order):
        z = np.copy(x)
        z[:, j] = z[order, j]
        return s - score(z, y)

    return [sum(drop(j, o) for o in orders) / len(orders) for j in range(x.shape[1])]
