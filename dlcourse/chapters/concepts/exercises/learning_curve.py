"""1.2 A learning curve: accuracy on held-out examples, for growing training sets."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Seed, Symptom

# ---- what is watched: every model that the answer trains, and what it is tried on


class Watch:
    """Trains nearest-neighbour models; writes down which rows went in, and how each row asked about went.

    The first column of x is the number of the row. A model may be asked as often as one likes, row by row
    or all at once, on training examples too: what counts is what the curve is made of.
    """

    def __init__(self, x, y):
        self.x, self.y = x, y
        self.trained, self.labels, self.right = [], [], []

    def fit(self, x, y):
        right = {}  # by row: was the prediction right?
        self.trained.append(x[:, 0].astype(int))
        self.labels.append(np.asarray(y))
        self.right.append(right)

        def predict(asked):
            rows = asked[:, 0].astype(int)
            distance = ((asked[:, None, 1:] - x[None, :, 1:]) ** 2).sum(axis=-1)
            found = np.asarray(y)[distance.argmin(axis=1)]
            right.update(zip(rows.tolist(), (found == self.y[rows]).tolist(), strict=True))
            return found

        return predict

    def held_out(self):
        """The rows that every model was asked about and none was trained on."""
        asked = [set(right) for right in self.right]
        common = set.intersection(*asked) if asked else set()
        return sorted(common.difference(*map(np.ndarray.tolist, self.trained)))

    def scores(self, rows=None):
        """The accuracy of every model on these rows, by default on all that it was asked about."""
        chosen = [right if rows is None else rows for right in self.right]
        pairs = zip(self.right, chosen, strict=True)
        return [np.mean([right[row] for row in rows]) if rows else np.nan for right, rows in pairs]


def watched(answer, x, y, sizes, draws, rng):
    """A script: the answer's curve, and what its models were trained and tried on."""
    watch = Watch(x, y)
    curve = answer(watch.fit, x, y, sizes, draws, rng)
    held_out = watch.held_out()
    mean, std = _curve(watch, sizes, held_out)
    return {
        "curve": curve,
        "mean": mean,
        "std": std,
        "held_out": held_out,
        "trained": watch.trained,
        "labels": watch.labels,
        "asked": [sorted(right) for right in watch.right],
        "mean_of_asked": _curve(watch, sizes, None)[0],
    }


def _curve(watch, sizes, rows):
    scores = list(zip(map(len, watch.trained), watch.scores(rows), strict=True))
    groups = [[score for n, score in scores if n == size] for size in sizes]
    return [[float(of(group)) if group else np.nan for group in groups] for of in (np.mean, np.std)]


def is_honest(report, x, y, sizes, draws, rng):
    """The property asked for: honest data, and the right numbers from them."""
    trained, held_out = report["trained"], report["held_out"]
    mean, std = (np.asarray(part, float) for part in report["curve"])
    return (
        sorted(map(len, trained)) == sorted(list(sizes) * draws)
        and all(len(set(rows)) == len(rows) for rows in trained)
        and all((y[rows] == labels).all() for rows, labels in zip(trained, report["labels"], strict=True))
        and not _is_block(held_out)
        and len(held_out) == len(x) // 5
        and all(_differ([rows for rows in trained if len(rows) == size]) for size in sizes)
        and mean.shape == std.shape == (len(sizes),)
        and np.allclose(mean, report["mean"], atol=1e-9)
        and np.allclose(std, report["std"], atol=1e-9)
    )


def _same(rows, others):
    return sorted(rows) == sorted(others)


def _is_block(rows):
    """Neighbouring rows of the table: nobody has shuffled."""
    return len(rows) > 0 and np.ptp(rows) == len(rows) - 1


def _differ(draws):
    return any(not _same(rows, draws[0]) for rows in draws[1:])


# ---- right answers


def learning_curve(fit, x, y, sizes, draws, rng):
    order = rng.permutation(len(x))
    held_out, pool = np.split(order, [len(x) // 5])
    scores = np.empty((len(sizes), draws))
    for row, size in zip(scores, sizes, strict=True):
        for draw in range(draws):
            chosen = rng.permutation(pool)[:size]
            row[draw] = np.mean(fit(x[chosen], y[chosen])(x[held_out]) == y[held_out])
    return scores.mean(axis=1), scores.std(axis=1)


def draws_outside(fit, x, y, sizes, draws, rng):
    """The loops the other way round: one shuffle per draw serves all sizes."""
    secret = np.zeros(len(x), bool)
    secret[rng.choice(len(x), len(x) // 5, replace=False)] = True
    table = []
    for child in rng.spawn(draws):
        shuffled = child.permutation(np.flatnonzero(~secret))
        models = [fit(x[shuffled[:size]], y[shuffled[:size]]) for size in sizes]
        table.append([float((model(x[secret]) == y[secret]).mean()) for model in models])
    return np.mean(table, axis=0), np.std(table, axis=0)


# ---- mistakes, each by two hands: the table of scores, and lists filled one by one


def _hand_in(scores):
    return scores.mean(axis=1), scores.std(axis=1)


def _table(prepare=None, choose=None, ask=None, finish=_hand_in):
    """Right but for the parts given."""

    def curve(fit, x, y, sizes, draws, rng):
        x, y, held_out, pool = (prepare or _shuffled)(x, y, rng)
        scores = np.empty((len(sizes), draws))
        for i, size in enumerate(sizes):
            for draw in range(draws):
                rows = (choose or _drawn)(pool, size, rng)
                tried = ask(rows, held_out, len(x)) if ask else held_out
                scores[i, draw] = np.mean(fit(x[rows], y[rows])(x[tried]) == y[tried])
        return finish(scores)

    return curve


def _lists(held_out=None, sample=None, tried=None, summary=None):
    """The other hand: works on lists of row numbers."""

    def curve(fit, x, y, sizes, draws, rng):
        n = len(x)
        numbers = rng.permutation(n).tolist()
        secret = held_out(n) if held_out else numbers[-(n // 5) :]
        others = [i for i in numbers if i not in secret]
        means, spreads = [], []
        for size in sizes:
            accuracies = []
            for _ in range(draws):
                train = sample(others, size, rng) if sample else rng.choice(others, size, replace=False)
                test = tried(train, secret, n) if tried else secret
                right = fit(x[train], y[train])(x[test]) == y[test]
                accuracies.append(right.sum() / len(right))
            mean, spread = summary(accuracies) if summary else (np.mean(accuracies), np.std(accuracies))
            means.append(mean)
            spreads.append(spread)
        return np.array(means), np.array(spreads)

    return curve


def _shuffled(x, y, rng):
    order = rng.permutation(len(x))
    return x, y, order[: len(x) // 5], order[len(x) // 5 :]


def _drawn(pool, size, rng):
    return rng.permutation(pool)[:size]


def _unshuffled(x, y, rng):
    return x, y, np.arange(len(x) // 5), np.arange(len(x) // 5, len(x))


def _everything(x, y, rng):
    _, _, held_out, _ = _shuffled(x, y, rng)
    return x, y, held_out, np.arange(len(x))


def _x_alone(x, y, rng):
    order = rng.permutation(len(x))
    return x[order], y, np.arange(len(x) // 5), np.arange(len(x) // 5, len(x))


def _x_alone_in_another_hand(fit, x, y, sizes, draws, rng):
    return learning_curve(fit, rng.permutation(x), y, sizes, draws, rng)


# ---- their symptoms


def _in_every_report(shows):
    """A symptom: holds for what was watched in every case; at least one model must have been trained."""

    def predicate(evidence):
        reports = [call.got.value for call in evidence.calls]
        if not all(isinstance(report, dict) and report["trained"] for report in reports):
            return False
        try:
            return all(
                shows(report, call.case.args) for report, call in zip(reports, evidence.calls, strict=True)
            )
        except (TypeError, ValueError, IndexError):  # the answer has another form than two arrays
            return False

    return predicate


def _tried_on_training(report, args):
    """The curve is that of the training examples, and nothing else was asked."""
    pairs = zip(report["trained"], report["asked"], strict=True)
    return all(_same(a, b) for a, b in pairs) and _is_of_all_asked(report)


def _overlaps(report, args):
    """The curve counts examples that the model was trained on."""
    pairs = zip(report["trained"], report["asked"], strict=True)
    return any(set(a) & set(b) for a, b in pairs) and _is_of_all_asked(report)


def _is_of_all_asked(report):
    return np.allclose(report["curve"][0], report["mean_of_asked"])


def _all_draws_alike(report, args):
    return all(not _differ([rows for rows in report["trained"] if len(rows) == size]) for size in args[2])


def _repeats_rows(report, args):
    return any(len(set(rows)) < len(rows) for rows in report["trained"])


def _labels_apart(report, args):
    pairs = zip(report["trained"], report["labels"], strict=True)
    return any((args[1][rows] != labels).any() for rows, labels in pairs)


def _held_out_in_a_block(report, args):
    return all(map(_is_block, report["asked"])) and _is_of_all_asked(report)


def _is_standard_error(report, args):
    mean, std = report["curve"]
    expected = np.asarray(report["std"]) / np.sqrt(args[3])
    return np.allclose(mean, report["mean"]) and np.allclose(std, expected)


def _is_variance(report, args):
    mean, std = report["curve"]
    return np.allclose(mean, report["mean"]) and np.allclose(std, np.square(report["std"]))


def _one_number_per_draw(report, args):
    return len(report["curve"][0]) == args[3]


def _known_by(id, shows, example, paraphrase):
    return Symptom(id, _in_every_report(shows), example, paraphrase)


# ---- cases


def _examples(rng, n, features, classes):
    """Rows sorted by class, as tables often are; the first column is the row's number."""
    y = np.sort(rng.integers(0, classes, n))
    centres = rng.normal(0, 1.5, (classes, features))
    return np.column_stack([np.arange(n), centres[y] + rng.normal(size=(n, features))]), y


def _case(name, rng, n, features, classes, sizes, draws):
    x, y = _examples(rng, n, features, classes)
    args = (x, y, sizes, draws, Seed(int(rng.integers(1 << 30))))
    return Case(name, args, prop=is_honest, play=watched)


def _visible():
    rng = np.random.default_rng(2)
    return [
        _case("40 examples", rng, 40, 2, 2, [4, 8, 16], 5),
        _case("60 examples", rng, 60, 3, 3, [5, 40], 6),
    ]


def _drawn_cases(rng):
    return [
        _case("one size", rng, 35, 2, 3, [12], 7),
        _case("many sizes", rng, 80, 4, 4, [3, 6, 12, 24, 48], 8),
        _case("an odd number", rng, 53, 1, 2, [9, 20], 5),
    ]


exercise = Exercise(
    number="1.2",
    points=10,
    answers=[
        Function(
            "learning_curve",
            reference=learning_curve,
            alternatives=[draws_outside],
            mistakes=[
                _known_by("labels_apart", _labels_apart, _table(prepare=_x_alone), _x_alone_in_another_hand),
                _known_by(
                    "tried_on_training",
                    _tried_on_training,
                    _table(ask=lambda rows, held_out, n: rows),
                    _lists(tried=lambda train, secret, n: train),
                ),
                _known_by(
                    "overlap",
                    _overlaps,
                    _table(prepare=_everything),
                    _lists(tried=lambda train, secret, n: list(range(n))),
                ),
                _known_by(
                    "same_draws",
                    _all_draws_alike,
                    _table(choose=lambda pool, size, rng: pool[:size]),
                    _lists(
                        sample=lambda others, size, rng: np.random.default_rng(0).choice(others, size, False)
                    ),
                ),
                _known_by(
                    "rows_repeat",
                    _repeats_rows,
                    _table(choose=lambda pool, size, rng: rng.choice(pool, size)),
                    _lists(
                        sample=lambda others, size, rng: [
                            others[i] for i in rng.integers(len(others), size=size)
                        ]
                    ),
                ),
                _known_by(
                    "not_shuffled",
                    _held_out_in_a_block,
                    _table(prepare=_unshuffled),
                    _lists(held_out=lambda n: list(range(n))[-(n // 5) :]),
                ),
                _known_by(
                    "standard_error",
                    _is_standard_error,
                    _table(finish=lambda s: (s.mean(1), s.std(1) / np.sqrt(s.shape[1]))),
                    _lists(summary=lambda a: (np.mean(a), np.std(a) * len(a) ** -0.5)),
                ),
                _known_by(
                    "variance",
                    _is_variance,
                    _table(finish=lambda s: (s.mean(1), s.var(1))),
                    _lists(summary=lambda a: (np.mean(a), np.var(a))),
                ),
                _known_by(
                    "per_draw",
                    _one_number_per_draw,
                    _table(finish=lambda s: (s.mean(0), s.std(0))),
                    _table(finish=lambda s: _hand_in(s.T)),
                ),
            ],
            visible=_visible(),
            cases=_drawn_cases,
        )
    ],
)
