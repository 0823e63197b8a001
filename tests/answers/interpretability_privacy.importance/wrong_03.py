# wrong: the shuffled score itself
# accept: score_not_drop
def permutation_importance(score, x, y, orders):
    out = []
    for j in range(x.shape[1]):
        s = 0
        for order in orders:
            z = x.copy()
            z[:, j] = x[order, j]
            s += score(z, y)
        out.append(s / len(orders))
    return np.array(out)
