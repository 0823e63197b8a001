# right: random folds get the surplus; a helper beside and max with a key
def kfold(labels, k, rng):
    labels = np.asarray(labels)
    folds = np.zeros(len(labels), int)
    for c in set(labels.tolist()):
        inside = labels == c
        dealt = rng.permutation(k)[np.arange(inside.sum()) % k]  # the surplus goes to random folds
        folds[inside] = rng.permutation(dealt)
    return folds


def _inner_hits(fit_predict, setting, x, y, folds):
    guesses = np.empty_like(y)
    for f in np.unique(folds):
        guesses[folds == f] = fit_predict(setting, x[folds != f], y[folds != f], x[folds == f])
    return int((guesses == y).sum())


def nested_cv(fit_predict, x, y, settings, outer, inner):
    def one(fold):
        seen, hidden = np.flatnonzero(outer != fold), np.flatnonzero(outer == fold)
        best = max(
            settings, key=lambda s: _inner_hits(fit_predict, s, x[seen], y[seen], inner[seen])
        )
        return float(np.mean(fit_predict(best, x[seen], y[seen], x[hidden]) == y[hidden])), best

    accuracies, chosen = zip(*map(one, np.unique(outer)))
    return list(accuracies), list(chosen)
