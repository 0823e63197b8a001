# right: numpy with errstate
def precision_recall_f1(table, average):
    tp = np.diagonal(table).astype(float)
    col, row = table.sum(0), table.sum(1)
    if average == "micro":
        acc = tp.sum() / table.sum()
        return acc, acc, acc
    with np.errstate(divide="ignore", invalid="ignore"):
        p = np.nan_to_num(tp / col)
        r = np.nan_to_num(tp / row)
        f = np.nan_to_num(2 * p * r / (p + r))
    if average == "binary":
        return p[1], r[1], f[1]
    return p.mean(), r.mean(), f.mean()
