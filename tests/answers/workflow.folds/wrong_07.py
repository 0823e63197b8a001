# wrong: choice made once with all rows
# accept: choice_saw_the_test
def nested_cv(fit_predict, x, y, settings, outer, inner):
    counts = []
    for s in settings:
        right = 0
        for i in np.unique(inner):
            right += np.sum(fit_predict(s, x[inner != i], y[inner != i], x[inner == i]) == y[inner == i])
        counts.append(right)
    best = settings[np.argmax(counts)]
    accs = []
    for o in np.unique(outer):
        accs.append(np.mean(fit_predict(best, x[outer != o], y[outer != o], x[outer == o]) == y[outer == o]))
    return accs, [best] * len(accs)
