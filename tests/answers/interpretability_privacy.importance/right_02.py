# right: column_stack of pieces
def permutation_importance(score, x, y, orders):
    n, d = x.shape
    base = score(x, y)
    total = np.zeros(d)
    for order in orders:
        for j in range(d):
            new = np.column_stack([x[:, :j], x[order][:, j], x[:, j + 1 :]])
            total[j] += base - score(new, y)
    return total / len(orders)
