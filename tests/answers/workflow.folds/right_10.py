# right: all rows sorted by class after one permutation, dealt in one go; index lists and strict >
def kfold(labels, k, rng):
    labels = np.asarray(labels)
    order = rng.permutation(len(labels))
    order = order[np.argsort(labels[order], kind="stable")]
    folds = np.empty_like(order)
    folds[order] = np.arange(len(order)) % k  # dealt like cards, one class after the other
    return folds


def nested_cv(fit_predict, x, y, settings, outer, inner):
    result = [], []
    for o in sorted(set(outer.tolist())):
        rows = [i for i in range(len(y)) if outer[i] != o]
        out = [i for i in range(len(y)) if outer[i] == o]
        best, most = None, -1
        for s in settings:
            hits = 0
            for n in sorted({int(inner[i]) for i in rows}):
                a = [i for i in rows if inner[i] != n]
                b = [i for i in rows if inner[i] == n]
                hits += sum(int(g == t) for g, t in zip(fit_predict(s, x[a], y[a], x[b]), y[b]))
            if hits > most:
                best, most = s, hits
        guess = fit_predict(best, x[rows], y[rows], x[out])
        result[0].append(sum(int(g == t) for g, t in zip(guess, y[out])) / len(out))
        result[1].append(best)
    return result
