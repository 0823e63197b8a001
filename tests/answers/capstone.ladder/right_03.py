# right: subjects: least squares on counts, random hidden units, naive Bayes
def _counts(x):
    table = np.zeros((len(x), 128))
    for column in x.T:
        table[np.arange(len(x)), column] += 1
    return np.sqrt(table[:, 1:])


def _least_squares(a, y, b, penalty):
    centre = a.mean(axis=0)
    weight = np.where(y == 1, 0.5 / y.mean(), 0.5 / (1 - y).mean())[:, None]
    a, b = a - centre, b - centre
    return b @ np.linalg.solve(a.T @ (weight * a) + penalty * np.eye(a.shape[1]), (weight * a).T @ (2.0 * y - 1))


def linear(x, y, x_new, rng):
    return (_least_squares(_counts(x), y, _counts(x_new), 40) > 0).astype(int)


def network(x, y, x_new, rng):
    w = rng.normal(size=(127, 200)) / 4
    a, b = (np.maximum(_counts(part) @ w, 0) for part in (x, x_new))
    return (_least_squares(np.hstack([a, _counts(x)]), y, np.hstack([b, _counts(x_new)]), 300) > 0).astype(int)


def own(x, y, x_new, rng):
    first, second = (_least_squares(f(x), y, f(x_new), p) for f, p in ((_counts, 40), (_pairs, 60)))
    return (first + second > 0).astype(int)


def _pairs(x):
    small = np.where((x > 64) & (x < 91), x + 32, x).astype(int)
    table = np.zeros((len(x), 400))
    for k in range(x.shape[1] - 2):
        code = small[:, k] * 31 * 31 + small[:, k + 1] * 31 + small[:, k + 2]
        table[np.arange(len(x)), code % 400] += small[:, k + 2] > 0
    return np.sqrt(table)


def ladder():
    return "subjects", linear, network, own
