# wrong: the setting is chosen by its accuracy on the outer fold itself
# accept: argument_ignored chosen_on_the_test
def kfold(labels, k, rng):
    labels = np.asarray(labels)
    result = np.full(labels.shape, -1)
    for value in np.unique(labels):
        (rows,) = np.nonzero(labels == value)
        rng.shuffle(rows)
        for number, part in enumerate(np.array_split(rows, k)):
            result[part] = number
    return result


def nested_cv(fit_predict, x, y, settings, outer, inner):
    accuracies, chosen = [], []
    for fold in np.unique(outer):
        rest = outer != fold
        found = [np.mean(fit_predict(s, x[rest], y[rest], x[~rest]) == y[~rest]) for s in settings]
        accuracies.append(max(found))
        chosen.append(settings[int(np.argmax(found))])
    return accuracies, chosen
