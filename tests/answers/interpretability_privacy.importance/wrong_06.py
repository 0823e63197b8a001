# wrong: order used the other way round
# accept: scattered
def permutation_importance(score, x, y, orders):
    base = score(x, y)
    out = []
    for j in range(x.shape[1]):
        drops = []
        for order in orders:
            z = x.copy()
            z[order, j] = x[:, j]
            drops.append(base - score(z, y))
        out.append(np.mean(drops))
    return np.array(out)
