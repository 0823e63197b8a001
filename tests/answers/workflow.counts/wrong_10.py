# wrong: binary for class 0
# accept: binary_of_class_0
def precision_recall_f1(table, average):
    def score(tp, fp, fn):
        p = tp / (tp + fp) if tp + fp else 0.0
        r = tp / (tp + fn) if tp + fn else 0.0
        return p, r, (2 * p * r / (p + r) if p + r else 0.0)

    k = table.shape[0]
    triples = [(table[c, c], table[:, c].sum() - table[c, c], table[c].sum() - table[c, c]) for c in range(k)]
    if average == "binary":
        return score(*triples[0])
    if average == "micro":
        return score(*(sum(t) for t in zip(*triples)))
    return tuple(np.mean([score(*t) for t in triples], axis=0))
