# wrong: blocks of n // k rows, the remainder all in the last fold
# accept: rest_in_the_last_fold
def kfold(labels, k, rng):
    labels = np.asarray(labels)
    folds = np.zeros(len(labels), dtype=int)
    for c in np.unique(labels):
        rows = rng.permutation(np.where(labels == c)[0])
        size = max(len(rows) // k, 1)
        folds[rows] = np.minimum(np.arange(len(rows)) // size, k - 1)
    return folds


def nested_cv(fit_predict, x, y, settings, outer, inner):
    def hits(setting, learn, judge):
        return np.count_nonzero(fit_predict(setting, x[learn], y[learn], x[judge]) == y[judge])

    accuracies, chosen = [], []
    for fold in np.unique(outer):
        rest = outer != fold
        table = np.array(
            [
                [hits(s, rest & (inner != i), rest & (inner == i)) for i in np.unique(inner[rest])]
                for s in settings
            ]
        )
        chosen += [settings[table.sum(axis=1).argmax()]]
        accuracies += [hits(chosen[-1], rest, ~rest) / np.count_nonzero(~rest)]
    return accuracies, chosen
