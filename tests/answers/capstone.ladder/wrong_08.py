# wrong: the gaps of the payments are left in: all scores are NaN, each is named 0
# accept: one_class
TRACK = "payments"


def binned(x, edges):
    columns = [np.ones((len(x), 1))]
    for j, edge in enumerate(edges):
        place = np.where(np.isnan(x[:, j]), len(edge) + 1, np.searchsorted(edge, x[:, j]))
        columns.append(np.eye(len(edge) + 2)[place.astype(int)])
    return np.hstack(columns)


def edges_of(x, parts):
    return [np.unique(np.nanquantile(x[:, j], np.linspace(0, 1, parts + 1)[1:-1])) for j in range(x.shape[1])]


def importance(y):
    share = y.mean() if 0 < y.mean() < 1 else 0.5
    return np.where(y == 1, 0.5 / share, 0.5 / (1 - share))


def linear(x, y, x_new, rng):
    edges = edges_of(x, 6)
    a, b, weight = binned(x, edges), binned(x_new, edges), importance(y)
    gram = a.T @ (weight[:, None] * a) + 3.0 * np.eye(a.shape[1])
    w = np.linalg.solve(gram, a.T @ (weight * (2.0 * y - 1)))
    return np.where(b @ w > 0, 1, 0)


def network(x, y, x_new, rng):
    mean, std = x.mean(axis=0), x.std(axis=0)

    def features(a):
        return (a - mean) / std

    a, b, weight = features(x), features(x_new), importance(y)
    sizes = (a.shape[1], 24, 1)
    w = [rng.normal(0, (2 / m) ** 0.5, (m, n)) for m, n in zip(sizes, sizes[1:])]
    c = [np.zeros(n) for n in sizes[1:]]
    speed = [np.zeros_like(p) for p in w + c]
    for _ in range(600):
        h = np.maximum(a @ w[0] + c[0], 0)
        p = 1 / (1 + np.exp(-np.clip(h @ w[1] + c[1], -30, 30)))
        d = (weight * (p[:, 0] - y) / len(y))[:, None]
        dh = d @ w[1].T * (h > 0)
        slopes = [a.T @ dh + 1e-3 * w[0], h.T @ d + 1e-3 * w[1], dh.sum(0), d.sum(0)]
        for p, v, g in zip(w + c, speed, slopes):
            v *= 0.9
            v -= 0.1 * g
            p += v
    return (np.maximum(b @ w[0] + c[0], 0) @ w[1] + c[1] > 0).astype(int)[:, 0]


class Tree:
    def __init__(self, x, y, weight, rng, depth):
        self.value = np.average(y, weights=weight)
        self.split = None
        if depth == 0 or len(y) < 8 or y.min() == y.max():
            return
        best = np.inf
        for _ in range(8):
            j = rng.integers(x.shape[1])
            at = x[rng.integers(len(x)), j]
            left = x[:, j] <= at
            if left.all() or not left.any():
                continue
            cost = 0.0
            for side in (left, ~left):
                mass = weight[side].sum()
                p = (weight[side] * y[side]).sum() / mass
                cost += mass * p * (1 - p)
            if cost < best:
                best, self.split = cost, (j, at)
        if self.split:
            left = x[:, self.split[0]] <= self.split[1]
            self.sides = [Tree(x[s], y[s], weight[s], rng, depth - 1) for s in (left, ~left)]

    def __call__(self, x):
        if not self.split:
            return np.full(len(x), self.value)
        left = x[:, self.split[0]] <= self.split[1]
        out = np.empty(len(x))
        out[left], out[~left] = self.sides[0](x[left]), self.sides[1](x[~left])
        return out


def own(x, y, x_new, rng):
    known, new = (np.where(np.isnan(a), -1e9, a) for a in (x, x_new))
    weight = importance(y)
    return (np.mean([Tree(known, y, weight, rng, 6)(new) for _ in range(80)], axis=0) > 0.5).astype(int)


def ladder():
    """Your track and your three rungs; leave this as it is."""
    return TRACK, linear, network, own
