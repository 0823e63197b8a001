"""0.3 The in-place trap: a function must leave its argument alone."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, generic


def center(x):
    return x - x.mean()


def by_adding(x):
    return np.add(x, -np.sum(x) / len(x))


def _in_place(x):
    x -= x.mean()
    return x


def _in_place_by_slice(x):
    x[:] = x - np.average(x)
    return x


exercise = Exercise(
    number="0.3",
    points=0,
    answers=[
        Function(
            "center",
            reference=center,
            alternatives=[by_adding],
            mistakes=[
                generic.changes_input(_in_place, _in_place_by_slice),
                Wrong("median", lambda x: x - np.median(x), lambda x: x - np.quantile(x, 0.5)),
                Wrong(
                    "scaled_too", lambda x: (x - x.mean()) / x.std(), lambda x: center(x) / np.sqrt(np.var(x))
                ),
                Wrong("sum_subtracted", lambda x: x - x.sum(), lambda x: x - len(x) * x.mean()),
            ],
            visible=[Case("three numbers", (np.array([1.0, 2.0, 6.0]),))],
            cases=lambda rng: [Case(f"{n} numbers", (rng.normal(2, 3, n),)) for n in (4, 9)],
        )
    ],
)
