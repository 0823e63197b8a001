"""1.2 How accuracy grows with the number of training samples."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Seed, Wrong


def learning_curve(fit, x, y, sizes, rng, draws=5):
    table = np.zeros((draws, len(sizes)))
    for draw in range(draws):
        order = rng.permutation(len(x))
        check, pool = order[: len(x) // 4], order[len(x) // 4 :]
        for s, size in enumerate(sizes):
            predict = fit(x[pool[:size]], y[pool[:size]])
            table[draw, s] = np.mean(predict(x[check]) == y[check])
    return table.mean(axis=0), table.std(axis=0)


def with_running_sums(fit, x, y, sizes, rng, draws=5):
    total, squares = np.zeros(len(sizes)), np.zeros(len(sizes))
    quarter = len(x) // 4
    for order in [rng.permutation(len(x)) for _ in range(draws)]:
        shuffled_x, shuffled_y = x[order], y[order]
        scores = []
        for size in sizes:
            predict = fit(shuffled_x[quarter : quarter + size], shuffled_y[quarter : quarter + size])
            hits = [a == b for a, b in zip(predict(shuffled_x[:quarter]), shuffled_y[:quarter], strict=True)]
            scores.append(sum(hits) / len(hits))
        total += scores
        squares += np.square(scores)
    mean = total / draws
    return mean, np.sqrt(np.maximum(squares / draws - mean**2, 0))


def _curve(rows=None, summary=None, shuffle=None):
    """A learning curve with one part replaced."""
    rows = rows or (lambda order, size: (order[len(order) // 4 :][:size], order[: len(order) // 4]))
    summary = summary or (lambda table: (table.mean(axis=0), table.std(axis=0)))
    shuffle = shuffle or (lambda n, draws, rng: [rng.permutation(n) for _ in range(draws)])

    def curve(fit, x, y, sizes, rng, draws=5):
        table = []
        for order in shuffle(len(x), draws, rng):
            line = []
            for size in sizes:
                train, check = rows(order, size)
                line.append(np.mean(fit(x[train], y[train])(x[check]) == y[check]))
            table.append(line)
        return summary(np.array(table))

    return curve


def _plain(measured_on, center=False, same=False, back=None):
    """The same mistakes as nested loops."""

    def curve(fit, x, y, sizes, rng, draws=5):
        scores = [[0.0] * len(sizes) for _ in range(draws)]
        quarter, first = len(x) // 4, None
        for d in range(draws):
            first = rng.permutation(len(x)) if first is None or not same else first
            px, py = x[first], y[first]
            for j in range(len(sizes)):
                n = sizes[j]
                start = 0 if center else quarter
                model = fit(px[start : start + n], py[start : start + n])
                where = slice(0, quarter) if measured_on == "check" else slice(start, start + n)
                where = slice(None) if measured_on == "all" else where
                scores[d][j] = float((model(px[where]) == py[where]).sum()) / len(py[where])
        a = np.array(scores)
        return back(a) if back else (a.sum(0) / draws, np.sqrt(((a - a.sum(0) / draws) ** 2).sum(0) / draws))

    return curve


def _once(n, draws, rng):
    order = rng.permutation(n)
    return [order] * draws


def _not_shuffled(n, draws, rng):
    return [np.arange(n)] * draws


def _in_given_order(fit, x, y, sizes, rng, draws=5):
    quarter = len(x) // 4
    line = [np.mean(fit(x[quarter:][:n], y[quarter:][:n])(x[:quarter]) == y[:quarter]) for n in sizes]
    table = np.array([line] * draws)
    return table.sum(axis=0) / draws, np.std(table, axis=0)


# ---- models that learn at once, for the cases


def nearest_mean(x, y):
    """A model that knows each class by its mean."""
    classes = np.unique(y)
    means = np.array([x[y == c].mean(axis=0) for c in classes])
    return lambda new: classes[((new[:, None] - means) ** 2).sum(axis=-1).argmin(axis=1)]


def nearest_sample(x, y):
    """A model that remembers everything."""
    return lambda new: y[((new[:, None] - x) ** 2).sum(axis=-1).argmin(axis=1)]


def _clouds(rng, n, features, classes, spread=1.5):
    y = np.sort(np.arange(n) % classes)  # sorted by class, as files often are
    centres = rng.normal(0, 1, (classes, features))
    return centres[y] + spread * rng.normal(size=(n, features)), y


def _case(name, rng, fit, n, features, classes, sizes, draws):
    x, y = _clouds(rng, n, features, classes)
    return Case(name, (fit, x, y, sizes, Seed(int(rng.integers(1000)))), {"draws": draws})


def _drawn(rng):
    return [
        _case("nearest mean", rng, nearest_mean, 61, 3, 2, [4, 9, 30], 5),
        _case("nearest sample", rng, nearest_sample, 50, 2, 3, [5, 20], 6),
        _case("two draws", rng, nearest_mean, 43, 4, 3, [6, 12, 24, 30], 2),
        _case("one size", rng, nearest_sample, 38, 2, 2, [15], 7),
        _case("seven draws", rng, nearest_sample, 57, 5, 4, [8, 16, 32], 7),
    ]


_FIXED = np.random.default_rng(4)

exercise = Exercise(
    number="1.2",
    points=10,
    answers=[
        Function(
            "learning_curve",
            reference=learning_curve,
            alternatives=[with_running_sums],
            mistakes=[
                Wrong(
                    "measured_on_training",
                    _curve(rows=lambda order, size: (order[len(order) // 4 :][:size],) * 2),
                    _plain("train"),
                ),
                Wrong(
                    "overlap",
                    _curve(rows=lambda order, size: (order[:size], order[: len(order) // 4])),
                    _plain("check", center=True),
                ),
                Wrong(
                    "measured_on_everything",
                    _curve(rows=lambda order, size: (order[len(order) // 4 :][:size], order)),
                    _plain("all"),
                ),
                Wrong("one_shuffle_for_all", _curve(shuffle=_once), _plain("check", same=True)),
                Wrong("not_shuffled", _curve(shuffle=_not_shuffled), _in_given_order),
                Wrong(
                    "over_sizes",
                    _curve(summary=lambda t: (t.mean(axis=1), t.std(axis=1))),
                    _plain("check", back=lambda a: (a.T.mean(axis=0), a.T.std(axis=0))),
                ),
                Wrong(
                    "std_first",
                    _curve(summary=lambda t: (t.std(axis=0), t.mean(axis=0))),
                    _plain("check", back=lambda a: (np.sqrt(a.var(0)), a.sum(0) / len(a))),
                ),
                Wrong(
                    "variance",
                    _curve(summary=lambda t: (t.mean(axis=0), t.var(axis=0))),
                    _plain("check", back=lambda a: (a.mean(0), ((a - a.mean(0)) ** 2).mean(0))),
                ),
                Wrong(
                    "last_draw_only",
                    _curve(summary=lambda t: (t[-1], t.std(axis=0))),
                    _plain("check", back=lambda a: (a[len(a) - 1], a.std(0))),
                ),
            ],
            visible=[
                _case("two classes", _FIXED, nearest_mean, 40, 2, 2, [2, 10, 30], 5),
                _case("a model that remembers", _FIXED, nearest_sample, 36, 2, 3, [3, 27], 5),
            ],
            cases=_drawn,
        )
    ],
)
