# right: rng.shuffle and array_split; a callable class, a generator, min over pairs with a minus sign
def kfold(labels, k, rng):
    labels = np.asarray(labels)
    result = np.full(labels.shape, -1)
    for value in np.unique(labels):
        (rows,) = np.nonzero(labels == value)
        rng.shuffle(rows)
        for number, part in enumerate(np.array_split(rows, k)):
            result[part] = number
    return result


class _Judge:
    def __init__(self, fit_predict, x, y):
        self.fit_predict, self.x, self.y = fit_predict, x, y

    def __call__(self, setting, learn, judge):
        guess = self.fit_predict(setting, self.x[learn], self.y[learn], self.x[judge])
        return np.asarray(guess) == self.y[judge]


def nested_cv(fit_predict, x, y, settings, outer, inner):
    right_of = _Judge(fit_predict, x, y)

    def splits(rows):
        for n in np.unique(inner[rows]):
            yield rows[inner[rows] != n], rows[inner[rows] == n]

    accuracies, chosen = [], []
    for o in np.unique(outer):
        rows, away = np.where(outer != o)[0], np.where(outer == o)[0]
        scored = [(-sum(right_of(s, *pair).sum() for pair in splits(rows)), i) for i, s in enumerate(settings)]
        best = settings[min(scored)[1]]
        chosen.append(best)
        accuracies.append(right_of(best, rows, away).mean())
    return accuracies, chosen
