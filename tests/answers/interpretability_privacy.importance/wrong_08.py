# wrong: negative drops set to 0
# accept: losses_only
def permutation_importance(score, x, y, orders):
    base = score(x, y)
    out = []
    for j in range(x.shape[1]):
        drops = []
        for order in orders:
            z = x.copy()
            z[:, j] = x[order, j]
            drops.append(max(0, base - score(z, y)))
        out.append(sum(drops) / len(drops))
    return np.array(out)
