"""4.3 The share of ReLU units that are zero on every sample."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong


def dead_fraction(acts):
    return float((acts <= 0).all(axis=0).mean())


def by_counting_live_units(acts):
    alive = {int(unit) for _, unit in np.argwhere(acts > 0)}
    return 1 - len(alive) / acts.shape[1]


def by_loop(acts):
    dead = [not column.any() for column in acts.T]
    return sum(dead) / len(dead)


def _activations(rng: np.random.Generator, samples: int, units: int, dead: int) -> np.ndarray:
    acts = np.maximum(rng.normal(size=(samples, units)), 0)
    acts[0] = rng.uniform(0.1, 1, units)  # every other unit lives on at least one sample
    acts[:, rng.permutation(units)[:dead]] = 0
    return acts


def _drawn(rng: np.random.Generator) -> list[Case]:
    sizes = [(9, 4, 1), (6, 7, 5), (2, 11, 3), (5, 8, 8), (1, 6, 2)]
    cases = [
        Case(f"{n} samples, {h} units, {dead} dead", (_activations(rng, n, h, dead),)) for n, h, dead in sizes
    ]
    return [*cases, Case("none dead", (_activations(rng, 4, 5, 0) + 0.01,))]


exercise = Exercise(
    number="4.3",
    points=6,
    answers=[
        Function(
            "dead_fraction",
            reference=dead_fraction,
            alternatives=[by_counting_live_units, by_loop],
            mistakes=[
                Wrong(
                    "per_value", lambda a: float((a <= 0).mean()), lambda a: 1 - np.count_nonzero(a) / a.size
                ),
                Wrong(
                    "per_sample",
                    lambda a: float((a <= 0).all(axis=1).mean()),
                    lambda a: sum(not row.any() for row in a) / len(a),
                ),
                Wrong(
                    "once_is_enough",
                    lambda a: float((a <= 0).any(axis=0).mean()),
                    lambda a: float((a.min(axis=0) <= 0).mean()),
                ),
                Wrong(
                    "live_units",
                    lambda a: float((a > 0).any(axis=0).mean()),
                    lambda a: 1 - dead_fraction(a),
                ),
                Wrong(
                    "count_not_share",
                    lambda a: int((a <= 0).all(axis=0).sum()),
                    lambda a: dead_fraction(a) * a.shape[1],
                ),
            ],
            visible=[
                Case("one of three", (np.array([[1.0, 0.0, 0.0], [2.0, 0.0, 3.0]]),)),
                Case("four samples", (np.array([[0.0, 1.0], [0.0, 0.0], [0.0, 2.0], [0.0, 0.0]]),)),
            ],
            cases=_drawn,
        )
    ],
)
