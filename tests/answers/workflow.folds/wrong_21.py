# wrong: the two lists come back in the wrong order
# accept: wrong_order
def kfold(labels, k, rng):
    labels = np.asarray(labels)
    order = rng.permutation(len(labels))
    order = order[np.argsort(labels[order], kind="stable")]
    folds = np.empty_like(order)
    folds[order] = np.arange(len(order)) % k  # dealt like cards, one class after the other
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
    return chosen, accuracies
