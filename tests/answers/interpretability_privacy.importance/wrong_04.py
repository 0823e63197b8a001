# wrong: sign the other way round
# accept: negated
def permutation_importance(score, x, y, orders):
    base = score(x, y)
    out = np.zeros(x.shape[1])
    for j in range(x.shape[1]):
        for order in orders:
            z = x.copy()
            z[:, j] = x[order, j]
            out[j] += (score(z, y) - base) / len(orders)
    return out
