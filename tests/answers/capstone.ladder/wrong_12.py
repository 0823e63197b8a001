# wrong: the threshold is the median score of the new lines, so they look at each other
# accept: looks_at_others
TRACK = "subjects"
SIZE = 1024


def pieces(x, lengths, size=SIZE):
    """Whether a hashed piece of 1, 2, 3 ... characters occurs in a line."""
    x = np.asarray(x).astype(np.int64)
    lower = np.where((x >= 65) & (x <= 90), x + 32, x)
    out = np.zeros((len(x), size))
    rows = np.arange(len(x))
    for n in lengths:
        for start in range(x.shape[1] - n + 1):
            code = np.zeros(len(x), dtype=np.int64)
            for k in range(n):
                code = (code * 257 + lower[:, start + k] + 31 * n) % 1_000_003
            here = lower[:, start + n - 1] > 0
            out[rows[here], (code * 7919 % 1_000_003 % size)[here]] = 1
    return out


def bayes_scores(a, y, b):
    means = [(a[y == label].sum(axis=0) + 0.5) / ((y == label).sum() + 1) for label in (0, 1)]
    w = np.log(means[1] / means[0]) - np.log((1 - means[1]) / (1 - means[0]))
    return b @ w - np.median(b @ w)


def net_scores(a, y, b, rng, steps=150):
    weight = len(y) / (2 * np.bincount(y, minlength=2))[y]
    w1, b1 = rng.normal(0, 0.05, (a.shape[1], 12)), np.zeros(12)
    w2, b2 = rng.normal(0, 0.3, 12), 0.0
    for _ in range(steps):
        h = np.tanh(a @ w1 + b1)
        e = weight * (1 / (1 + np.exp(-(h @ w2 + b2))) - y) / len(y)
        d = np.outer(e, w2) * (1 - h * h)
        w2, b2 = w2 - 0.3 * (h.T @ e + 1e-3 * w2), b2 - 0.3 * e.sum()
        w1, b1 = w1 - 0.3 * (a.T @ d + 1e-3 * w1), b1 - 0.3 * d.sum(axis=0)
    return np.tanh(b @ w1 + b1) @ w2 + b2


def linear(x, y, x_new, rng):
    y = np.asarray(y, dtype=int)
    return (bayes_scores(pieces(x, (1, 2, 3)), y, pieces(x_new, (1, 2, 3))) > 0).astype(int)


def network(x, y, x_new, rng):
    y = np.asarray(y, dtype=int)
    return (net_scores(pieces(x, (1, 2, 3)), y, pieces(x_new, (1, 2, 3)), rng) > 0).astype(int)


def own(x, y, x_new, rng):
    y = np.asarray(y, dtype=int)
    a, b = pieces(x, (1, 2, 3, 4), 2048), pieces(x_new, (1, 2, 3, 4), 2048)
    votes = [net_scores(a, y, b, rng, 100) for _ in range(2)]
    known = bayes_scores(a, y, a).std()
    return (np.mean(votes, axis=0) + bayes_scores(a, y, b) / known > 0).astype(int)


def ladder():
    """Your track and your three rungs; leave this as it is."""
    return TRACK, linear, network, own
