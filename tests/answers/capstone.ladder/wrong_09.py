# wrong: the network is trained once and kept in a global: later calls ignore their training labels
# accept: knows_the_answers
TRACK = "digits"


def flat(x):
    return np.asarray(x, dtype=float).reshape(len(x), -1) / 255


def linear(x, y, x_new, rng):
    a, b, targets = flat(x), flat(x_new), np.eye(10)[y]
    centre = a.mean(axis=0)
    a, b = a - centre, b - centre
    w, bias = np.zeros((a.shape[1], 10)), np.zeros(10)
    for _ in range(300):
        z = a @ w + bias
        p = np.exp(z - z.max(axis=1, keepdims=True))
        error = p / p.sum(axis=1, keepdims=True) - targets
        w -= 0.3 * (a.T @ error / len(a) + 2e-3 * w)
        bias -= 0.3 * error.mean(axis=0)
    return (b @ w + bias).argmax(axis=1)


kept = {}


def network(x, y, x_new, rng):
    if kept:
        b = flat(x_new) - kept["centre"]
        return (np.maximum(b @ kept["w1"] + kept["b1"], 0) @ kept["w2"] + kept["b2"]).argmax(axis=1)
    a, b, targets = flat(x), flat(x_new), np.eye(10)[y]
    centre = a.mean(axis=0)
    a, b = a - centre, b - centre
    w1, b1 = rng.normal(0, (2 / a.shape[1]) ** 0.5, (a.shape[1], 100)), np.zeros(100)
    w2, b2 = rng.normal(0, 0.1, (100, 10)), np.zeros(10)
    for epoch in range(60):
        for rows in np.array_split(rng.permutation(len(a)), 15):
            h = np.maximum(a[rows] @ w1 + b1, 0)
            z = h @ w2 + b2
            p = np.exp(z - z.max(axis=1, keepdims=True))
            d2 = (p / p.sum(axis=1, keepdims=True) - targets[rows]) / len(rows)
            d1 = (d2 @ w2.T) * (h > 0)
            w2 -= 0.2 * (h.T @ d2 + 5e-4 * w2)
            b2 -= 0.2 * d2.sum(axis=0)
            w1 -= 0.2 * (a[rows].T @ d1 + 5e-4 * w1)
            b1 -= 0.2 * d1.sum(axis=0)
    kept.update(centre=centre, w1=w1, b1=b1, w2=w2, b2=b2)
    return (np.maximum(b @ w1 + b1, 0) @ w2 + b2).argmax(axis=1)


def own(x, y, x_new, rng):
    images = np.asarray(x, dtype=float) / 255
    moves = [(0, 0), (0, 1), (1, 0), (0, -1), (-1, 0)]
    known = np.concatenate([np.roll(images, move, axis=(1, 2)).reshape(len(images), -1) for move in moves])
    labels = np.tile(y, len(moves))
    new = flat(x_new)
    far = (known**2).sum(axis=1) - 2 * new @ known.T
    near = np.argsort(far, axis=1, kind="stable")[:, :5]
    votes = np.zeros((len(new), 10))
    for rank in range(5):
        votes[np.arange(len(new)), labels[near[:, rank]]] += 1 / (1 + 0.3 * rank)
    return votes.argmax(axis=1)


def ladder():
    """Your track and your three rungs; leave this as it is."""
    return TRACK, linear, network, own
