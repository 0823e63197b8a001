"""A right ladder for each track, of plain NumPy: what a fair answer reaches."""

import numpy as np


def _softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def _weights(y):
    """Every class counts the same, however rare."""
    counts = np.bincount(y)
    return len(y) / (np.count_nonzero(counts) * counts[y])


def _adam(params, gradients, steps, rate):
    m, v = [0 * p for p in params], [0 * p for p in params]
    for step in range(1, steps + 1):
        for k, g in enumerate(gradients(params)):
            m[k] = 0.9 * m[k] + 0.1 * g
            v[k] = 0.99 * v[k] + 0.01 * g**2
            params[k] = params[k] - rate * m[k] / (1 - 0.9**step) / (np.sqrt(v[k] / (1 - 0.99**step)) + 1e-8)
    return params


def softmax_regression(x, y, x_new, decay=3e-3, steps=60):
    target, weight = np.eye(y.max() + 1)[y], _weights(y)[:, None]

    def gradients(params):
        w, b = params
        d = weight * (_softmax(x @ w + b) - target) / len(x)
        return x.T @ d + decay * w, d.sum(axis=0)

    w, b = _adam([np.zeros((x.shape[1], target.shape[1])), np.zeros(target.shape[1])], gradients, steps, 0.1)
    return (x_new @ w + b).argmax(axis=1)


def network_scores(x, y, x_new, rng, hidden=24, decay=3e-3, steps=60):
    target, weight = np.eye(y.max() + 1)[y], _weights(y)[:, None]
    w1 = rng.normal(0, np.sqrt(2 / x.shape[1]), (x.shape[1], hidden))
    w2 = rng.normal(0, np.sqrt(1 / hidden), (hidden, target.shape[1]))

    def gradients(params):
        w1, b1, w2, b2 = params
        h = np.maximum(x @ w1 + b1, 0)
        d = weight * (_softmax(h @ w2 + b2) - target) / len(x)
        back = (d @ w2.T) * (h > 0)
        return x.T @ back + decay * w1, back.sum(axis=0), h.T @ d + decay * w2, d.sum(axis=0)

    params = [w1, np.zeros(hidden), w2, np.zeros(target.shape[1])]
    w1, b1, w2, b2 = _adam(params, gradients, steps, 0.04)
    return _softmax(np.maximum(x_new @ w1 + b1, 0) @ w2 + b2)


def _several(x, y, x_new, rng, count, **settings):
    return sum(network_scores(x, y, x_new, rng, **settings) for _ in range(count)).argmax(axis=1)


def _scaled(x, x_new):
    centre, scale = x.mean(axis=0), x.std(axis=0) + 1e-9
    return (x - centre) / scale, (x_new - centre) / scale


def _pixels(x):
    return x.reshape(len(x), -1) / 255


def digits():
    def linear(x, y, x_new, rng):
        return softmax_regression(_pixels(x), y, _pixels(x_new))

    def network(x, y, x_new, rng):
        return network_scores(_pixels(x), y, _pixels(x_new), rng).argmax(axis=1)

    def own(x, y, x_new, rng):
        """The three nearest images, each also moved by a pixel."""
        moves = [(0, 0), (0, 1), (1, 0), (0, -1), (-1, 0)]
        known = np.concatenate([_pixels(np.roll(x, move, axis=(1, 2))) for move in moves])
        names, new = np.tile(y, len(moves)), _pixels(x_new)
        far = (known**2).sum(axis=1) - 2 * new @ known.T
        nearest = names[np.argpartition(far, 3, axis=1)[:, :3]]
        return np.array([np.bincount(row).argmax() for row in nearest])

    return "digits", linear, network, own


def _table(x):
    """Logarithms of what is spread widely, a place for each kind of shop, gaps filled and marked."""
    gap = np.isnan(x[:, 2])
    spread = np.log1p(np.column_stack([x[:, 0], np.where(gap, 6, x[:, 2]), x[:, 3], x[:, 4], x[:, 7]]))
    night = (x[:, 1] >= 22) | (x[:, 1] < 5)
    return np.column_stack([spread, night, x[:, 6], gap, x[:, 5, None] == np.arange(6)]).astype(float)


def payments():
    def linear(x, y, x_new, rng):
        return softmax_regression(*_order(x, y, x_new))

    def network(x, y, x_new, rng):
        return network_scores(*_order(x, y, x_new), rng).argmax(axis=1)

    def own(x, y, x_new, rng):
        return _several(*_order(x, y, x_new), rng, 2)

    return "payments", linear, network, own


def _order(x, y, x_new):
    x, x_new = _scaled(_table(x), _table(x_new))
    return x, y, x_new


def _characters(x):
    return np.stack([np.bincount(row, minlength=128)[1:128] for row in x])


def _pieces(x, size=300):
    """How often each piece of two or three characters occurs, in a table of this many places."""
    x = np.where((x >= 65) & (x <= 90), x + 32, x).astype(int)
    found = np.zeros((len(x), size))
    rows = np.arange(len(x))[:, None]
    for length in (2, 3):
        code = sum(x[:, k : x.shape[1] - length + 1 + k] * 131**k for k in range(length))
        inside = (x[:, length - 1 :] > 0) * 1.0
        np.add.at(found, (rows, (code * 7 + length) % size), inside)
    return found


def subjects():
    def linear(x, y, x_new, rng):
        return softmax_regression(*_scaled_lines(_characters, x, y, x_new))

    def network(x, y, x_new, rng):
        return network_scores(*_scaled_lines(_characters, x, y, x_new), rng, decay=0.02).argmax(axis=1)

    def own(x, y, x_new, rng):
        """Both kinds of counts, several networks."""

        def counts(lines):
            return np.column_stack([_characters(lines), _pieces(lines)])

        return _several(*_scaled_lines(counts, x, y, x_new), rng, 2, hidden=16, decay=0.03, steps=30)

    return "subjects", linear, network, own


def _scaled_lines(count, x, y, x_new):
    x, x_new = _scaled(np.sqrt(count(x)), np.sqrt(count(x_new)))
    return x.clip(-4, 4), y, x_new.clip(-4, 4)
