# wrong: labels shuffled along
# accept: both_shuffled
def permutation_importance(score, x, y, orders):
    base = score(x, y)
    out = []
    for j in range(x.shape[1]):
        drops = []
        for order in orders:
            z = x.copy()
            z[:, j] = x[order, j]
            drops.append(base - score(z, y[order]))
        out.append(sum(drops) / len(drops))
    return np.array(out)
