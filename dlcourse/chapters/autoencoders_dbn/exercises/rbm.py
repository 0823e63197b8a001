"""12.5 Energy, free energy and the conditional probabilities of a restricted Boltzmann machine."""

import numpy as np

from dlcourse.chapters.autoencoders_dbn.exercises._rbm_mistakes import (
    energy,
    energy_by_einsum,
    energy_by_loops,
    energy_by_terms,
    energy_mistakes,
    free_by_counting,
    free_by_logaddexp,
    free_by_maximum,
    free_energy,
    free_mistakes,
    h_by_logarithm,
    h_by_sides,
    h_by_tanh,
    h_mistakes,
    p_h,
    p_v,
    v_by_logarithm,
    v_by_sides,
    v_by_tanh,
    v_mistakes,
)
from dlcourse.checking import Case, Exercise, Function

# ---- cases


def _machine(rng, visible, hidden):
    return rng.normal(size=(visible, hidden)), rng.normal(size=visible), rng.normal(size=hidden)


def _bits(rng, n, units):
    return rng.integers(0, 2, (n, units)).astype(float)


_SIZES = [(4, 3, 6), (2, 5, 3), (3, 3, 4), (6, 1, 2), (1, 4, 3), (5, 2, 1), (3, 4, 3)]


def _far(rng, inputs, outputs):
    """Weights of 800 to 1000 with alternating signs, and rows in which one unit is on: all beyond exp."""
    signs = (-1.0) ** np.add.outer(np.arange(inputs), np.arange(outputs))
    return np.eye(inputs), signs * rng.uniform(800, 1000, (inputs, outputs))


def _far_for_h(rng):
    return *_far(rng, 4, 3), rng.normal(size=3)


def _far_for_v(rng):
    h, w = _far(rng, 3, 4)
    return h, w.T.copy(), rng.normal(size=4)


def _far_for_free(rng):
    return *_far(rng, 4, 3), rng.normal(size=4), rng.normal(size=3)


def _drawn(rng, arguments, far=None, one_row=True):
    cases = [
        Case(
            f"{visible} visible, {hidden} hidden, {n} rows",
            arguments(rng, n, *_machine(rng, visible, hidden)),
        )
        for visible, hidden, n in _SIZES
        if n > 1 or one_row
    ]
    if far:
        cases.append(Case("far from 0", far(rng), quiet=True, weight=2))
    return cases


def _for_h(rng, n, w, b_v, b_h):
    return rng.random((n, len(b_v))), w, b_h


def _for_v(rng, n, w, b_v, b_h):
    return _bits(rng, n, len(b_h)), w, b_v


def _for_energy(rng, n, w, b_v, b_h):
    return _bits(rng, n, len(b_v)), _bits(rng, n, len(b_h)), w, b_v, b_h


def _for_free(rng, n, w, b_v, b_h):
    return _bits(rng, n, len(b_v)), w, b_v, b_h


_W = np.array([[1.0, -2.0], [0.0, 1.0], [3.0, 0.5]])
_B_V, _B_H = np.array([0.5, -1.0, 0.0]), np.array([-1.0, 2.0])
_V_ROWS, _H_ROWS = np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 0.0]]), np.array([[1.0, 0.0], [1.0, 1.0]])
_BEYOND = (np.array([[1.0, 1.0]]), np.array([[500.0, -500.0], [500.0, -400.0]]))


answers = [
    Function(
        "p_h",
        p_h,
        [h_by_tanh, h_by_logarithm, h_by_sides],
        h_mistakes,
        visible=[Case("by hand", (_V_ROWS, _W, _B_H)), Case("±1000", (*_BEYOND, np.zeros(2)), quiet=True)],
        cases=lambda rng: _drawn(rng, _for_h, _far_for_h),
        weight=2,
    ),
    Function(
        "p_v",
        p_v,
        [v_by_tanh, v_by_logarithm, v_by_sides],
        v_mistakes,
        visible=[Case("by hand", (_H_ROWS, _W, _B_V))],
        cases=lambda rng: _drawn(rng, _for_v, _far_for_v),
        weight=2,
    ),
    Function(
        "energy",
        energy,
        [energy_by_terms, energy_by_einsum, energy_by_loops],
        energy_mistakes,
        visible=[Case("by hand", (_V_ROWS, _H_ROWS, _W, _B_V, _B_H))],
        cases=lambda rng: _drawn(rng, _for_energy, one_row=False),
        weight=3,
    ),
    Function(
        "free_energy",
        free_energy,
        [free_by_logaddexp, free_by_maximum, free_by_counting],
        free_mistakes,
        visible=[
            Case("by hand", (_V_ROWS, _W, _B_V, _B_H)),
            Case("±1000", (*_BEYOND, np.zeros(2), np.zeros(2)), quiet=True),
        ],
        cases=lambda rng: _drawn(rng, _for_free, _far_for_free),
        weight=3,
    ),
]
exercise = Exercise(number="12.5", points=10, answers=answers)
