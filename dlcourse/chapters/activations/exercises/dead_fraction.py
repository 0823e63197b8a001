"""4.3 The share of ReLU units that are zero on every sample."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Symptom, Wrong
from dlcourse.checking.arrays import is_array


def dead_fraction(acts):
    return float((acts <= 0).all(axis=0).mean())


def by_loop(acts):
    dead = 0
    for column in acts.T:
        dead += not column.any()
    return dead / acts.shape[1]


def by_counting_live_units(acts):
    alive = {int(unit) for _, unit in np.argwhere(acts > 0)}
    return 1 - len(alive) / acts.shape[1]


def _one_flag(acts):
    dead, alive = 0, False
    for column in acts.T:
        alive = alive or column.any()
        dead += not alive
    return dead / acts.shape[1]


def _not_reduced(evidence):
    """Arrays came back where one number is asked for."""
    return all(is_array(call.got.value) and call.got.value.size > 1 for call in evidence.calls)


mistakes = [
    Wrong("per_value", lambda a: (a <= 0).mean(), lambda a: 1 - np.count_nonzero(a) / a.size),
    Wrong("per_sample", lambda a: (a <= 0).all(axis=1).mean(), lambda a: by_loop(a.T)),
    Wrong("once_is_enough", lambda a: (a <= 0).any(axis=0).mean(), lambda a: (a.min(axis=0) == 0).mean()),
    Wrong("always_active", lambda a: a.all(axis=0).mean(), lambda a: (a.min(axis=0) > 0).mean()),
    Wrong("live_units", lambda a: (a > 0).any(axis=0).mean(), lambda a: 1 - by_loop(a)),
    Wrong("count_not_share", lambda a: (a <= 0).all(axis=0).sum(), lambda a: by_loop(a) * a.shape[1]),
    Wrong("in_percent", lambda a: 100 * (a == 0).all(axis=0).mean(), lambda a: by_loop(a) * 100),
    Wrong(
        "wrong_divisor",
        lambda a: (a == 0).all(axis=0).sum() / len(a),
        lambda a: by_loop(a) * a.shape[1] / len(a),
    ),
    Wrong("wrong_divisor", lambda a: (a == 0).all(axis=0).sum() / a.size, lambda a: by_loop(a) / len(a)),
    Wrong("all_or_nothing", lambda a: float(np.all(a == 0)), lambda a: by_loop(a) // 1),
    Wrong("first_only", lambda a: (a[0] == 0).mean(), lambda a: by_loop(a[:1])),
    Wrong("flag_not_reset", lambda a: np.cumprod(~a.any(axis=0)).mean(), _one_flag),
    Wrong(
        "off_by_one",
        lambda a: (a[:, :-1] == 0).all(axis=0).sum() / a.shape[1],
        lambda a: by_loop(np.c_[a[:, :-1], np.ones(len(a))]),
    ),
    Wrong(
        "constant_is_dead", lambda a: (a.std(axis=0) == 0).mean(), lambda a: (a == a[0]).all(axis=0).mean()
    ),
    Wrong("weak_is_dead", lambda a: (a.mean(axis=0) < 0.01).mean(), lambda a: by_loop(a.round(2))),
    Symptom("not_reduced", _not_reduced, lambda a: (a == 0).all(axis=0), lambda a: (a == 0).mean(axis=0)),
]

visible = [
    Case("one of three", (np.array([[1.0, 0.0, 0.0], [2.0, 0.0, 3.0]]),), weight=0.5),
    Case("four samples", (np.array([[0.0, 1.0], [0.0, 0.0], [0.0, 2.0], [0.0, 0.0]]),), weight=0.5),
]


def drawn(rng):
    def layer(samples, units, dead, weak=0, constant=0):
        acts = np.maximum(rng.normal(size=(samples, units)), 0)
        acts[rng.integers(samples, size=units), np.arange(units)] = rng.uniform(1, 2, units)  # all live
        acts[:, :dead] = 0
        acts[:, dead : dead + weak] *= 1e-4
        acts[:, units - constant :] = 0.5
        return (acts[:, rng.permutation(units)],)

    sizes = [(9, 5), (6, 7), (2, 11), (4, 9)]
    cases = [Case(f"{n} samples, {h} units", layer(n, h, rng.integers(1, h))) for n, h in sizes]
    return [
        *cases,
        Case("one sample", layer(1, 6, 2), weight=0.5),
        Case("all dead", layer(5, 3, 3), weight=0.3),
        Case("none dead", layer(5, 8, 0), weight=0.3),
        Case("weak and constant units live", layer(6, 5, 1, weak=2, constant=1)),
    ]


exercise = Exercise(
    number="4.3",
    points=6,
    answers=[
        Function("dead_fraction", dead_fraction, [by_loop, by_counting_live_units], mistakes, visible, drawn)
    ],
)
