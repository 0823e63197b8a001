# wrong: draws from NumPy's global generator instead of rng
# accept: argument_ignored uses_global_random
def kfold(labels, k, rng):
    folds = np.zeros(len(labels), dtype=int)
    for c in np.unique(labels):
        rows = np.random.permutation(np.flatnonzero(labels == c))
        folds[rows] = np.arange(len(rows)) % k
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
