# wrong: the last model learns only from the rows of the last inner training part
# accept: learned_from_a_part
def kfold(labels, k, rng):
    labels = np.asarray(labels)
    order = rng.permutation(len(labels))
    order = order[np.argsort(labels[order], kind="stable")]
    folds = np.empty_like(order)
    folds[order] = np.arange(len(order)) % k  # dealt like cards, one class after the other
    return folds


def nested_cv(fit_predict, x, y, settings, outer, inner):
    accuracies, chosen = [], []
    for fold in range(max(outer) + 1):
        rest, out = outer != fold, outer == fold
        best, most = settings[0], -1
        for s in settings:
            hits = 0
            for i in range(max(inner) + 1):
                learn, judge = rest & (inner != i), rest & (inner == i)
                hits += (fit_predict(s, x[learn], y[learn], x[judge]) == y[judge]).sum()
            if hits > most:
                best, most = s, hits
        chosen.append(best)
        accuracies.append((fit_predict(best, x[learn], y[learn], x[out]) == y[out]).mean())
    return accuracies, chosen
