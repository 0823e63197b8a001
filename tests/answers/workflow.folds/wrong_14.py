# wrong: chooses on the outer fold
# accept: chosen_on_the_test argument_ignored
def nested_cv(fit_predict, x, y, settings, outer, inner):
    accs, chosen = [], []
    for o in np.unique(outer):
        tr, te = outer != o, outer == o
        found = [np.mean(fit_predict(s, x[tr], y[tr], x[te]) == y[te]) for s in settings]
        accs.append(max(found))
        chosen.append(settings[np.argmax(found)])
    return accs, chosen
