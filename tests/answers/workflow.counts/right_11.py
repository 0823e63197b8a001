# right: a Counter of pairs, int32 table
from collections import Counter


def confusion(actual, guessed, classes):
    seen = Counter(zip(np.asarray(actual).tolist(), np.asarray(guessed).tolist()))
    return np.array([[seen[i, j] for j in range(classes)] for i in range(classes)], dtype=np.int32)


def precision_recall_f1(table, average):
    table = np.asarray(table)
    tp, called, real = np.diag(table).astype(float), table.sum(axis=0), table.sum(axis=1)
    if average == "binary":
        tp, called, real = tp[1:], called[1:], real[1:]
    elif average == "micro":
        tp, called, real = (np.array([part.sum()]) for part in (tp, called, real))

    def quotient(top, bottom):
        return np.divide(top, bottom, out=np.zeros(len(top)), where=bottom > 0)

    p, r, f = quotient(tp, called), quotient(tp, real), quotient(2 * tp, called + real)
    return float(p.mean()), float(r.mean()), float(f.mean())
