# wrong: predicts with the setting that was tried last instead of the best one
# accept: last_setting_predicts
def kfold(labels, k, rng):
    labels = np.asarray(labels)
    folds = np.empty(len(labels), dtype=int)
    for c in np.unique(labels):
        rows = rng.permutation(np.flatnonzero(labels == c))
        folds[rows] = np.arange(len(rows)) % k
    return folds


def nested_cv(fit_predict, x, y, settings, outer, inner):
    accuracies, chosen = [], []
    for fold in range(outer.max() + 1):
        rest = outer != fold
        right = []
        for setting in settings:
            count = 0
            for part in np.unique(inner[rest]):
                learn, judge = rest & (inner != part), rest & (inner == part)
                count += np.sum(fit_predict(setting, x[learn], y[learn], x[judge]) == y[judge])
            right.append(count)
        best = settings[int(np.argmax(right))]
        chosen.append(best)
        accuracies.append(np.mean(fit_predict(setting, x[rest], y[rest], x[~rest]) == y[~rest]))
    return accuracies, chosen
