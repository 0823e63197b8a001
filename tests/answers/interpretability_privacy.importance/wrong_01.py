# wrong: columns stay shuffled
# accept: stays_shuffled
def permutation_importance(score, x, y, orders):
    base = score(x, y)
    z = x.copy()
    out = np.zeros((x.shape[1], len(orders)))
    for j in range(x.shape[1]):
        for r, order in enumerate(orders):
            z[:, j] = x[order, j]
            out[j, r] = base - score(z, y)
    return out.mean(axis=1)
