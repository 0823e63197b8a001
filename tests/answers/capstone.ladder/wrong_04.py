# wrong: the gaps are filled in place
# accept: examples_changed
def _table(x, mean=None):
    x[np.isnan(x)] = 5.0
    t = x
    t = np.column_stack([np.log1p(t[:, [0, 2, 3, 4, 7]]), (t[:, 1] > 21) | (t[:, 1] < 5), t[:, 6], t[:, 5] >= 3])
    return t.astype(float)


def _fit(x, y, hidden, rng, steps=50):
    mean, std = x.mean(0), x.std(0) + 1e-9
    a = (x - mean) / std
    sign, weight = 2.0 * y - 1, np.where(y == 1, 0.5 / y.sum(), 0.5 / (1 - y).sum())
    if not hidden:
        w, c = np.zeros(a.shape[1]), 0.0
        for _ in range(steps):
            d = weight * -sign / (1 + np.exp(sign * (a @ w + c)))
            w, c = w - 2 * a.T @ d, c - 2 * d.sum()
        return lambda new: (new - mean) / std @ w + c
    w1, b1 = rng.normal(0, 1 / np.sqrt(a.shape[1]), (a.shape[1], hidden)), np.zeros(hidden)
    w2, b2 = rng.normal(0, 1 / np.sqrt(hidden), hidden), 0.0
    for _ in range(3 * steps):
        h = np.tanh(a @ w1 + b1)
        d = weight * -sign / (1 + np.exp(sign * (h @ w2 + b2)))
        back = np.outer(d, w2) * (1 - h**2)
        w2, b2 = w2 - h.T @ d, b2 - d.sum()
        w1, b1 = w1 - a.T @ back, b1 - back.sum(0)
    return lambda new: np.tanh((new - mean) / std @ w1 + b1) @ w2 + b2


def linear(x, y, x_new, rng):
    return (_fit(_table(x), y, 0, rng)(_table(x_new)) > 0).astype(int)


def network(x, y, x_new, rng):
    return (_fit(_table(x), y, 20, rng)(_table(x_new)) > 0).astype(int)


def own(x, y, x_new, rng):
    return (sum(_fit(_table(x), y, 20, rng)(_table(x_new)) for _ in range(2)) > 0).astype(int)


def ladder():
    return "payments", linear, network, own
