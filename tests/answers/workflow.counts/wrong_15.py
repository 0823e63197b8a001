# wrong: the branch for micro is forgotten, so it returns None
# accept: none
from collections import Counter


def confusion(actual, guessed, classes):
    seen = Counter(zip(np.asarray(actual).tolist(), np.asarray(guessed).tolist()))
    return np.array([[seen[i, j] for j in range(classes)] for i in range(classes)], dtype=np.int32)


def precision_recall_f1(table, average):
    result = []
    for c in range(len(table)):
        tp = table[c, c]
        called, are = table[:, c].sum(), table[c, :].sum()
        result.append(
            (
                tp / called if called else 0.0,
                tp / are if are else 0.0,
                2 * tp / (called + are) if called + are else 0.0,
            )
        )
    if average == "binary":
        return result[1]
    if average == "macro":
        return tuple(sum(r[i] for r in result) / len(result) for i in range(3))
