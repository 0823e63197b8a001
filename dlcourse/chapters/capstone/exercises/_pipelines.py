"""Pipelines, honest and leaky, that the probes are tried on: ``pipeline(x, y, test)`` gives scores."""

import numpy as np

from dlcourse.checking.properties import real_numbers


def _towards(x, centres, test):
    """From 0 to 1: how near each test row is to the second of two centres."""
    far = [((x[test] - centre) ** 2).sum(axis=1) for centre in centres]
    return far[0] / (far[0] + far[1] + 1e-9)


def _centres(x, y, known):
    return [x[known & (y == label)].mean(axis=0) for label in (0, 1)]


def centres(x, y, test):
    return _towards(x, _centres(x, y, ~test), test)


def honest_columns(x, y, test):
    return _by_columns(x, y, test, ~test)


def best_columns(x, y, test):
    """The columns are chosen with the labels of all rows."""
    return _by_columns(x, y, test, np.full(len(x), True))


def _by_columns(x, y, test, seen):
    a, b = _centres(x, y, seen)
    kept = np.argsort(-abs(a - b), kind="stable")[:3]
    return _towards(x[:, kept], _centres(x[:, kept], y, ~test), test)


def neighbour(x, y, test):
    """The nearest row of all: itself."""
    return _nearest(x, y, test, np.full(len(x), True))


def honest_neighbour(x, y, test):
    return _nearest(x, y, test, ~test)


def _nearest(x, y, test, known):
    far = ((x[test][:, None] - x[known][None]) ** 2).sum(axis=2)
    return y[known][far.argmin(axis=1)].astype(float)


def share_of_ones(x, y, test):
    return centres(x, y, test) * 0.9 + 0.1 * y.mean()


def last_answer(x, y, test):
    scores = centres(x, y, test)
    scores[-1] = y[test][-1]
    return scores


def first_answer(x, y, test):
    scores = centres(x, y, test)
    scores[0] += 0.01 * y[test][0]
    return scores


def only_one_row(x, y, test):
    """The answer of the first test row moves the score of the second."""
    scores = centres(x, y, test)
    scores[1] += 0.01 * y[test][0]
    return scores


def centred_on_test(x, y, test):
    moved = np.where(test[:, None], x - x[test].mean(axis=0), x - x[~test].mean(axis=0))
    return centres(moved, y, test)


def centred_on_all(x, y, test):
    scaled = x / x.std(axis=0)
    return centres(scaled, y, test)


def middle(x, y, test):
    """Half of the new rows always become class 1."""
    scores = centres(x, y, test)
    return scores - np.median(scores) + 0.5


def minus_the_last(x, y, test):
    scores = centres(x, y, test)
    return scores - 0.1 * abs(x[test][-1]).mean()


def last_by_the_first(x, y, test):
    """The first test row moves the score of the last one alone."""
    scores = centres(x, y, test)
    scores[-1] += 1e-4 * abs(x[test][0]).mean()
    return scores


def first_by_the_last(x, y, test):
    scores = centres(x, y, test)
    scores[0] += 1e-4 * abs(x[test][-1]).mean()
    return scores


def each_by_itself(x, y, test):
    return centres(x / (1 + abs(x).max(axis=1, keepdims=True)), y, test)


def crowded(x, y, test):
    """How near the other new rows are, for the training has none of them."""
    far = ((x[test][:, None] - x[test][None]) ** 2).sum(axis=2)
    return centres(x, y, test) / (1 + np.sort(far, axis=1)[:, 1])


PIPELINES = {
    function.__name__.replace("_", " "): function
    for function in (
        *(centres, honest_columns, best_columns, neighbour, honest_neighbour, share_of_ones, last_answer),
        *(
            first_answer,
            only_one_row,
            centred_on_test,
            centred_on_all,
            middle,
            minus_the_last,
            last_by_the_first,
            first_by_the_last,
            each_by_itself,
            crowded,
        ),
    )
}


def _data(seed):
    """Noise: 30 rows, 12 of them new, eight columns; labels 0 or 1 that have nothing to do with it."""
    rng = np.random.default_rng(seed)
    x, test = rng.normal(size=(30, 8)), rng.permutation(np.arange(30) < 12)
    y = rng.permutation(np.arange(30) < 11).astype(int)
    while not 2 < y[test].sum() < 6:
        y = rng.permutation(y)
    return x, y, test


def shuffled(answer, seed, kinds, draws):
    """The calls that a probe makes, and whether its result follows from them."""
    said = []
    for kind in kinds:
        x, y, test = _data(seed)
        seen, scores = [], []

        def pipeline(rows, labels, hidden, kind=kind, seen=seen, scores=scores):
            found = PIPELINES[kind](np.asarray(rows), np.asarray(labels), np.asarray(hidden))
            seen.append(np.array(labels))
            scores.append(found)
            return found

        own = x.copy(), y.copy(), test.copy()
        rng = np.random.default_rng(seed)
        result = answer(pipeline, *own, draws, rng)
        if len(seen) == 0:
            said.append({"pipeline": kind, "calls": 0, "result": result})
            continue
        right = [((s >= 0.5) == labels[test]).mean() for s, labels in zip(scores, seen, strict=True)]
        differ = any(not np.array_equal(labels, seen[0]) for labels in seen[1:])
        said.append(
            {
                "pipeline": kind,
                "calls": len(seen),
                "labels": _kind(seen, y, test),
                "shuffled anew for each draw": differ,
                "the generator": "not used" if _same(rng, np.random.default_rng(seed)) else "used",
                "the result": _result(result, right, scores, y[test]),
                "inputs changed": not all(map(np.array_equal, own, (x, y, test))),
            }
        )
    return said


def _same(rng, other):
    return rng.bit_generator.state == other.bit_generator.state


def _kind(seen, y, test):
    if all(np.array_equal(labels, y) for labels in seen):
        return "as they were"
    if not all(np.array_equal(np.sort(labels), np.sort(y)) for labels in seen):
        return "other numbers"
    return (
        "shuffled"
        if any((labels[test] != y[test]).any() for labels in seen)
        else "shuffled in the training part"
    )


def _result(result, right, scores, answers):
    value = real_numbers(result)
    if value.shape != ():
        return f"of shape {value.shape}"
    old = np.mean([((s >= 0.5) == answers).mean() for s in scores])
    ways = {
        "the mean share of right names": np.mean(right),
        "the share of wrong names": 1 - np.mean(right),
        "one half less": np.mean(right) - 0.5,
        "compared with the old labels": old,
    }
    near = [name for name, number in ways.items() if abs(value - number) < 1e-9]
    return near[0] if near else round(float(value), 6)


def reading(answer, seed, kinds):
    """What is said of several pipelines: one alone could be guessed."""
    return [_asked(answer, kind, seed) for kind in kinds]


def sideways(answer, seed, kinds):
    """The same for the probe that changes the other new rows."""
    return [_asked(answer, kind, seed, np.random.default_rng(seed)) for kind in kinds]


def _asked(answer, kind, seed, *rng):
    """What a probe says of a pipeline, and whether it has changed what it was given."""
    own = _data(seed)
    said = kind, _yes(answer(_lent(kind), *own, *rng))
    changed = not all(map(np.array_equal, own, _data(seed)))
    return (*said, "x, y or test is changed") if changed else said


def _lent(kind):
    """A pipeline that is called from afar: it stays here, and only its scores travel."""

    def pipeline(x, y, test):
        labels = np.asarray(y)
        if not np.isin(labels, (0, 1)).all():
            raise ValueError(f"labels must be 0 or 1, not {np.unique(labels).tolist()}")
        return PIPELINES[kind](np.asarray(x), labels, np.asarray(test))

    return pipeline


def _yes(value):
    return bool(value) if isinstance(value, bool | np.bool_) else value
