"""18.7 The clinic: a training that gives other answers every time, and disturbs its neighbours."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Quiz, edits, replaced, several
from dlcourse.checking.edited_code import seen
from dlcourse.checking.properties import real_numbers


def train_and_score(x, y, x_new, seed):
    rng = np.random.default_rng(seed)
    centre, scale = x.mean(axis=0), x.std(axis=0) + 1e-9
    x, x_new = (x - centre) / scale, (x_new - centre) / scale
    w, b = rng.normal(0, 0.1, x.shape[1]), 0.0
    for _ in range(10):
        for rows in np.array_split(rng.permutation(len(x)), 5):
            error = 1 / (1 + np.exp(-(x[rows] @ w + b))) - y[rows]
            w, b = w - 0.5 * x[rows].T @ error / len(rows), b - 0.5 * error.mean()
    return x_new @ w + b


def by_steps(x, y, x_new, seed):
    rng = np.random.default_rng(seed)
    centre = x.mean(axis=0)
    scale = x.std(axis=0) + 1e-9
    known = (x - centre) / scale
    new = (x_new - centre) / scale
    w = rng.normal(0, 0.1, x.shape[1])
    b = 0.0
    for _ in range(10):
        order = rng.permutation(len(known))
        for rows in np.array_split(order, 5):
            step_w, step_b = np.zeros(len(w)), 0.0
            for row in rows:
                error = 1 / (1 + np.exp(-(known[row] @ w + b))) - y[row]
                step_w += error * known[row] / len(rows)
                step_b += error / len(rows)
            w = w - 0.5 * step_w
            b = b - 0.5 * step_b
    return new @ w + b


def by_batches(x, y, x_new, seed):
    rng = np.random.default_rng(seed)
    centre, scale = x.mean(0), x.std(0) + 1e-9
    known = (x - centre) / scale
    new = (x_new - centre) / scale
    params = np.append(rng.normal(0, 0.1, x.shape[1]), 0.0)
    known = np.column_stack([known, np.ones(len(x))])
    for _ in range(10):
        order = rng.permutation(len(known))
        for rows in np.array_split(order, 5):
            error = 1 / (1 + np.exp(-known[rows] @ params)) - y[rows]
            params = params - 0.5 * known[rows].T @ error / len(rows)
    return new @ params[:-1] + params[-1]


_AUTHORS = (by_steps, by_batches)
_RNG, _ORDER = "rng = np.random.default_rng(seed)", "order = rng.permutation(len(known))"
_KNOWN, _NEW = "known = (x - centre) / scale", "new = (x_new - centre) / scale"
_BOTH = "= np.vstack([x, x_new])"
_RESULT = ("new @ w + b", "new @ params[:-1] + params[-1]")


def _changes(evidence):
    """The same arguments gave other scores, on every table."""
    values = [call.got.value for call in evidence.calls]
    return all(isinstance(each, dict) and each.get("the same seed") == "other scores" for each in values)


def _kept(author, result):
    store = f"{author}.__dict__"
    return (
        _RNG,
        f"if seed in {store}: return {store}[seed]\n    {_RNG}",
        f"return {result}",
        f"{store}[seed] = {result}\n    return {store}[seed]",
    )


mistakes = [
    *seen(_changes, replaced(_AUTHORS, _RNG, fresh_every_time="rng = np.random.default_rng()")),
    *seen(
        _changes,
        replaced(
            _AUTHORS, _ORDER, fresh_every_time="order = np.random.default_rng().permutation(len(known))"
        ),
    ),
    *replaced(
        _AUTHORS,
        _ORDER,
        made_anew="order = np.random.default_rng(seed).permutation(len(known))",
    ),
    *replaced(_AUTHORS, "rng.normal(0, 0.1, x.shape[1])", weights_not_drawn="np.zeros(x.shape[1])"),
    *edits(
        _AUTHORS,
        permuted_once=(
            f"    for _ in range(10):\n        {_ORDER}\n",
            f"    {_ORDER}\n    for _ in range(10):\n",
        ),
    ),
    *several(
        _AUTHORS,
        scaled_together=[
            (_NEW, "both = np.vstack([x, x_new]); new = (x_new - both.mean(0)) / (both.std(0) + 1e-9)"),
            [
                ("= x.mean(axis=0)", "= np.vstack([x, x_new]).mean(0)", "= x.std(axis", f"{_BOTH}.std(axis"),
                ("= x.mean(0), x.std(0)", f"{_BOTH}.mean(0), np.vstack([x, x_new]).std(0)"),
            ],
        ],
    ),
    *replaced(_AUTHORS, _RNG, seed_ignored="rng = np.random.default_rng(0)"),
    *replaced(
        _AUTHORS,
        _KNOWN,
        changes_examples=["x -= centre; x /= scale; known = x.copy()", "x -= centre; known = x / scale"],
    ),
    *replaced(
        _AUTHORS,
        _NEW,
        scaled_by_itself="new = (x_new - x_new.mean(0)) / (x_new.std(0) + 1e-9)",
        new_not_scaled="new = x_new",
        changes_new_examples="x_new -= centre; x_new /= scale; new = x_new.copy()",
    ),
    *edits(
        _AUTHORS,
        remembers=[_kept("by_steps", _RESULT[0]), _kept("by_batches", _RESULT[1])],
        probabilities_returned=[(each, f"1 / (1 + np.exp(-({each})))") for each in _RESULT],
        labels_returned=[(_RESULT[0], f"({_RESULT[0]} > 0) * 1"), (_RESULT[1], f"({_RESULT[1]} > 0) * 1")],
    ),
]


def _data(seed, rows, new):
    """Two classes that hardly overlap; the new examples are mostly of class 1."""
    rng = np.random.default_rng(seed)
    direction = rng.choice([-1, 1], 4) * rng.uniform(1.2, 1.6, 4)
    y, y_new = rng.permutation(np.arange(rows) % 2), (np.arange(new) % 4 > 0).astype(int)
    x, x_new = (rng.normal(size=(len(t), 4)) + np.outer(2 * t - 1, direction) for t in (y, y_new))
    units, shift = np.array([1.0, 20.0, 0.1, 3.0]), np.array([5.0, 100.0, 0.0, -2.0])
    return x * units + shift, y, x_new * units + shift, y_new


def repeated(answer, seed, rows, new):
    """What is true of several trainings in a row."""
    x, y, x_new, y_new = _data(seed, rows, new)
    other = _data(seed + 1, rows, new)

    def scores(data, start):
        own = [array.copy() for array in data[:3]]
        found = real_numbers(answer(*own, start))
        same = [np.array_equal(a, b) for a, b in zip(own, data[:3], strict=True)]
        changed.update(name for name, kept in zip(("x", "y", "x_new"), same, strict=True) if not kept)
        return found

    changed = set()
    first = scores((x, y, x_new), 3)
    if first.shape != (new,):
        return {"shape": first.shape}
    fresh, again = scores(other, 3), scores((x, y, x_new), 3)
    third = scores((x, y, x_new), 4)
    alone = scores((x, y, x_new[:1]), 3)
    return {
        "changed": sorted(changed),
        "the same seed": "the same scores" if np.array_equal(first, again) else "other scores",
        "another seed": "the same scores" if np.array_equal(first, third) else "other scores",
        "other examples with that seed": _right(fresh, other[3]),
        "right names": _right(first, y_new),
        "a new example alone": "the same score" if np.allclose(alone, first[:1]) else "another score",
        "scores": first,
    }


def _right(scores, y):
    return "nearly all" if scores.shape == y.shape and ((scores > 0) == y).mean() > 0.85 else "too few"


def _case(name, seed, rows, new, weight=1.0):
    typed = f"train_and_score(x, y, x_new, seed)  # five times; {rows} known examples, {new} new ones"
    return Case(name, (seed, rows, new), play=repeated, typed=typed, weight=weight)


def drawn(rng):
    seeds = [int(seed) for seed in rng.integers(1 << 30, size=3)]
    return [
        _case("a small table", seeds[0], 40, 30),
        _case("more new examples", seeds[1], 40, 60),
        _case("another table", seeds[2], 60, 40),
    ]


answers: list[Function | Quiz] = [
    Function(
        "train_and_score",
        train_and_score,
        [by_steps, by_batches],
        mistakes,
        [_case("a small table", 5, 40, 30)],
        drawn,
        weight=4,
    ),
    Quiz("symptoms", {"q1": "c", "q2": "b"}, weight=2),
]
exercise = Exercise(number="18.7", points=6, answers=answers)
