# right: where with a safe divisor
def precision_recall_f1(table, average):
    table = np.asarray(table, dtype=np.float64)
    tp = table.diagonal()
    fp = table.sum(axis=0) - tp
    fn = table.sum(axis=1) - tp
    if average == "micro":
        tp, fp, fn = tp.sum(), fp.sum(), fn.sum()
    elif average == "binary":
        tp, fp, fn = tp[1], fp[1], fn[1]
    div = lambda a, b: np.where(b == 0, 0.0, a / np.where(b == 0, 1.0, b))
    p, r = div(tp, tp + fp), div(tp, tp + fn)
    return float(np.mean(p)), float(np.mean(r)), float(np.mean(div(2 * p * r, p + r)))
