# right: an array of three
def precision_recall_f1(table, average):
    result = []
    classes = [1] if average == "binary" else range(len(table))
    if average == "micro":
        hits = np.trace(table)
        return np.array([hits / table.sum()] * 3)
    for c in classes:
        tp = table[c][c]
        called = sum(table[i][c] for i in range(len(table)))
        are = sum(table[c])
        p = 0 if called == 0 else tp / called
        r = 0 if are == 0 else tp / are
        f = 0 if p + r == 0 else 2 * p * r / (p + r)
        result.append((p, r, f))
    return np.array(result).mean(axis=0)
