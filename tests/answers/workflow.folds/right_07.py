# right: guesses collected in one array
def nested_cv(fit_predict, x, y, settings, outer, inner):
    accuracies, chosen = [], []
    for o in np.unique(outer):
        seen = np.flatnonzero(outer != o)
        scores = []
        for setting in settings:
            guess = np.full(len(y), -1)
            for part in np.unique(inner[seen]):
                judge = seen[inner[seen] == part]
                learn = np.setdiff1d(seen, judge)
                guess[judge] = fit_predict(setting, x[learn], y[learn], x[judge])
            scores.append(int((guess[seen] == y[seen]).sum()))
        chosen.append(settings[scores.index(max(scores))])
        judge = np.flatnonzero(outer == o)
        final = fit_predict(chosen[-1], x[seen], y[seen], x[judge])
        accuracies.append(np.count_nonzero(final == y[judge]) / len(judge))
    return accuracies, chosen
