# right: digits: linear discriminant with shrinkage, three-layer network via a list of layers, a vote of networks trained on shifted images
TRACK = "digits"


def pixels(x):
    return np.reshape(x, (len(x), -1)).astype(np.float64) / 127.5 - 1.0


def linear(x, y, x_new, rng):
    a, b = pixels(x), pixels(x_new)
    kinds = np.unique(y)
    centres = np.stack([a[y == kind].mean(axis=0) for kind in kinds])
    rest = a - centres[np.searchsorted(kinds, y)]
    cov = rest.T @ rest / len(a)
    cov = 0.7 * cov + 0.3 * np.trace(cov) / len(cov) * np.eye(len(cov))
    w = np.linalg.solve(cov, centres.T)
    return kinds[np.argmax(b @ w - 0.5 * np.einsum("kd,dk->k", centres, w), axis=1)]


def trained(a, y, sizes, rng, epochs, rate=0.05, shifted=False):
    layers = [[rng.normal(0, np.sqrt(2 / m), (m, n)), np.zeros(n)] for m, n in zip(sizes, sizes[1:])]
    speed = [[0.0, 0.0] for _ in layers]
    for epoch in range(epochs):
        for rows in np.array_split(rng.permutation(len(a)), 12):
            batch = a[rows]
            if shifted:
                move = tuple(rng.integers(-1, 2, size=2))
                batch = np.roll(batch.reshape(-1, 14, 14), move, axis=(1, 2)).reshape(len(rows), -1)
            hs = [batch]
            for w, b in layers[:-1]:
                hs.append(np.maximum(hs[-1] @ w + b, 0))
            z = hs[-1] @ layers[-1][0] + layers[-1][1]
            z = np.exp(z - z.max(axis=1, keepdims=True))
            d = z / z.sum(axis=1, keepdims=True)
            d[np.arange(len(rows)), y[rows]] -= 1
            d /= len(rows)
            for k in range(len(layers) - 1, -1, -1):
                gw, gb = hs[k].T @ d + 1e-3 * layers[k][0], d.sum(axis=0)
                d = (d @ layers[k][0].T) * (hs[k] > 0)
                for i, g in enumerate((gw, gb)):
                    speed[k][i] = 0.9 * speed[k][i] - rate * g
                    layers[k][i] = layers[k][i] + speed[k][i]
    return layers


def outputs(layers, a):
    *hidden, (w, b) = layers
    for u, c in hidden:
        a = np.maximum(a @ u + c, 0)
    z = a @ w + b
    return z - np.log(np.exp(z - z.max(1, keepdims=True)).sum(1, keepdims=True)) - z.max(1, keepdims=True)


def network(x, y, x_new, rng):
    y = np.asarray(y).astype(int)
    return outputs(trained(pixels(x), y, (196, 64, 32, 10), rng, 25), pixels(x_new)).argmax(axis=1)


def own(x, y, x_new, rng):
    y = np.asarray(y).astype(int)
    nets = [trained(pixels(x), y, (196, 100, 10), rng, 40, shifted=True) for _ in range(3)]
    return sum(outputs(net, pixels(x_new)) for net in nets).argmax(axis=1)


def ladder():
    """Your track and your three rungs; leave this as it is."""
    return TRACK, linear, network, own
