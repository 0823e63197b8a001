# wrong: chooses by the mean of the accuracies of the inner folds, not by the number of right labels
# accept: mean_of_accuracies
def kfold(labels, k, rng):
    labels = np.asarray(labels)
    folds = np.zeros(len(labels), int)
    for c in set(labels.tolist()):
        inside = labels == c
        dealt = rng.permutation(k)[np.arange(inside.sum()) % k]  # the surplus goes to random folds
        folds[inside] = rng.permutation(dealt)
    return folds


def nested_cv(fit_predict, x, y, settings, outer, inner):
    accuracies, chosen = [], []
    for fold in np.unique(outer):
        rest = outer != fold
        means = []
        for s in settings:
            part = []
            for i in np.unique(inner[rest]):
                a, b = rest & (inner != i), rest & (inner == i)
                part.append(np.mean(fit_predict(s, x[a], y[a], x[b]) == y[b]))
            means.append(np.mean(part))
        best = settings[int(np.argmax(means))]
        chosen.append(best)
        accuracies.append(np.mean(fit_predict(best, x[rest], y[rest], x[~rest]) == y[~rest]))
    return accuracies, chosen
