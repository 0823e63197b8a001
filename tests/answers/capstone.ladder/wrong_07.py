# wrong: the last new example is forgotten
# accept: scores_instead
def _flat(x):
    return x.reshape(len(x), -1).astype(float) / 255


def _ridge(a, y, b, size):
    centre = a.mean(axis=0)
    a, b = a - centre, b - centre
    targets = np.eye(size)[y]
    w = np.linalg.solve(a.T @ a + 3 * np.eye(a.shape[1]), a.T @ (targets - targets.mean(axis=0)))
    return b @ w + targets.mean(axis=0)


def linear(x, y, x_new, rng):
    return _ridge(_flat(x), y, _flat(x_new), 10).argmax(axis=1)


def network(x, y, x_new, rng):
    hidden = rng.normal(size=(196, 300)) / 6
    shift = rng.normal(size=300)
    a, b = (np.maximum(_flat(part) @ hidden + shift, 0) for part in (x, x_new))
    return _ridge(a, y, b, 10).argmax(axis=1)


def own(x, y, x_new, rng):
    a, b = _flat(x), _flat(x_new)
    far = (a**2).sum(1) - 2 * b @ a.T
    return y[far[:-1].argmin(axis=1)]


def ladder():
    return "digits", linear, network, own
