"""12.6 A step of the Gibbs chain, and a step of learning by contrastive divergence."""

import numpy as np

from dlcourse.chapters.autoencoders_dbn.exercises._cd1_mistakes import (
    by_matrices,
    by_names,
    by_phases,
    by_rows,
    by_units,
    by_where,
    cd1_update,
    cd_mistakes,
    gibbs_step,
    step_mistakes,
)
from dlcourse.chapters.autoencoders_dbn.exercises._given import p_h, p_v
from dlcourse.checking import Case, Exercise, Function

# ---- cases


def one_step(answer, *arguments):
    """A step with the course's own conditional probabilities."""
    return answer(p_h, p_v, *arguments)


def _machine(rng, visible, hidden):
    return rng.normal(size=(visible, hidden)), rng.normal(size=visible), rng.normal(size=hidden)


_SIZES = [(4, 3, 6), (2, 5, 3), (3, 3, 4), (6, 2, 2), (5, 2, 1), (3, 4, 3), (4, 4, 7)]


def _gibbs(name, rng, visible, hidden, n, weight=1.0):
    v = rng.integers(0, 2, (n, visible)).astype(float)
    arguments = (v, *_machine(rng, visible, hidden), rng.random((n, hidden)), rng.random((n, visible)))
    typed = f"gibbs_step(p_h, p_v, v, w, b_v, b_h, u_h, u_v)  # v: {v.shape}, w: {(visible, hidden)}"
    return Case(name, arguments, play=one_step, typed=typed, weight=weight)


def _cd(name, rng, visible, hidden, n, weight=1.0):
    v = np.round(rng.random((n, visible)), 2)
    arguments = (v, *_machine(rng, visible, hidden), rng.random((n, hidden)))
    typed = f"cd1_update(p_h, p_v, v, w, b_v, b_h, u)  # v: {v.shape}, w: {(visible, hidden)}"
    return Case(name, arguments, play=one_step, typed=typed, weight=weight)


def _drawn(make, rng):
    return [make(f"{v} visible, {h} hidden, {n} rows", rng, v, h, n) for v, h, n in _SIZES]


_rng = np.random.default_rng(12)
answers = [
    Function(
        "gibbs_step",
        gibbs_step,
        [by_names, by_where, by_units],
        step_mistakes,
        visible=[_gibbs("two rows", _rng, 4, 3, 2)],
        cases=lambda rng: [*_drawn(_gibbs, rng), _gibbs("many rows", rng, 6, 5, 30, 3)],
        weight=3,
    ),
    Function(
        "cd1_update",
        cd1_update,
        [by_matrices, by_phases, by_rows],
        cd_mistakes,
        visible=[_cd("two rows", _rng, 3, 2, 2)],
        cases=lambda rng: _drawn(_cd, rng),
        weight=7,
    ),
]
exercise = Exercise(number="12.6", points=10, answers=answers)
