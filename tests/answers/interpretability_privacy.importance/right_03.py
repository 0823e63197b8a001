# right: np.where with a mask of the column
def permutation_importance(score, x, y, orders):
    base = score(x, y)
    out = np.zeros((len(orders), x.shape[1]))
    for r, order in enumerate(orders):
        moved = x[order]
        for j in range(x.shape[1]):
            mask = np.arange(x.shape[1]) == j
            out[r, j] = base - score(np.where(mask, moved, x), y)
    return out.mean(0)
