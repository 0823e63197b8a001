# wrong: plain division, NaN where nothing is called
# accept: zero_division nan_for_edge
def precision_recall_f1(table, average):
    tp = np.diag(table)
    p = tp / table.sum(axis=0)
    r = tp / table.sum(axis=1)
    f = 2 * p * r / (p + r)
    if average == 'binary':
        return p[1], r[1], f[1]
    if average == 'micro':
        a = tp.sum() / table.sum()
        return a, a, a
    return p.mean(), r.mean(), f.mean()
