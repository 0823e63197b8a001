"""13.2 The best discriminator between two known densities, and how far apart they are."""

import math

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong
from dlcourse.numpy import gan


def optimal_d(p, q):
    return gan.optimal_d(p, q)


def js(p, q, dx=1.0):
    return gan.js_divergence(p, q, dx=dx)


def _d_by_mask(p, q):
    best = np.full(p.shape, 0.5)
    seen = p + q > 0
    best[seen] = p[seen] / (p + q)[seen]
    return best


def _d_by_loop(p, q):
    pairs = zip(p.ravel(), q.ravel(), strict=True)
    return np.array([a / (a + b) if a + b else 0.5 for a, b in pairs]).reshape(p.shape)


def _half_where_empty(values, p, q):
    return np.where(p + q > 0, values, 0.5)


def _safe(values):
    return np.where(values > 0, values, 1.0)


def _half_where_p_is_zero(p, q):
    return np.where(p > 0, _d_by_mask(p, q), 0.5)


def _half_where_p_is_zero_by_loop(p, q):
    pairs = zip(p.ravel(), q.ravel(), strict=True)
    return np.array([a / (a + b) if a else 0.5 for a, b in pairs]).reshape(p.shape)


_D_MISTAKES = [
    Wrong("players_swapped", lambda p, q: optimal_d(q, p), lambda p, q: 1 - _d_by_mask(p, q)),
    Wrong(
        "ratio_only",
        lambda p, q: _half_where_empty(p / _safe(q), p, q),
        lambda p, q: np.where((p == 0) & (q == 0), 0.5, p * (1 / _safe(q))),
    ),
    Wrong(
        "empty_places",
        lambda p, q: p / (p + q),
        lambda p, q: np.divide(1, 1 + q / p) if (p > 0).all() else np.divide(p, p + q),
    ),
    Wrong(
        "zero_where_empty",
        lambda p, q: np.where(p + q > 0, _d_by_mask(p, q), 0),
        lambda p, q: p / _safe(p + q),
    ),
    Wrong("half_where_p_is_zero", _half_where_p_is_zero, _half_where_p_is_zero_by_loop),
    Wrong(
        "rounded",
        lambda p, q: _half_where_empty(np.where(p > q, 1.0, 0.0), p, q),
        lambda p, q: np.where(p + q == 0, 0.5, np.sign(np.maximum(p - q, 0))),
    ),
]


# ---- Jensen-Shannon divergence


def _entropy(p):
    return -sum(value * np.log(value) for value in p.ravel() if value > 0)


def _js_by_entropies(p, q, dx=1.0):
    """The entropy of the mixture minus the mean of the entropies."""
    return dx * (_entropy((p + q) / 2) - _entropy(p) / 2 - _entropy(q) / 2)


def _js_by_game(p, q, dx=1.0):
    """From the value of the game with the best discriminator."""
    best = _d_by_mask(p, q)
    value = (p * np.log(_safe(best))).sum() + (q * np.log(_safe(1 - best))).sum()
    return dx * (value + np.log(2) * (p.sum() + q.sum())) / 2


def _kl(p, m):
    present = p > 0
    return (p[present] * np.log(p[present] / m[present])).sum()


def _js_by_mask(p, q, dx=1.0):
    m = (p + q) / 2
    return dx * (_kl(p, m) + _kl(q, m)) / 2


def _value_of_the_game(p, q, dx=1.0):
    return 2 * js(p, q, dx) - dx * np.log(2) * (p.sum() + q.sum())


def _mixture_not_halved(p, q, dx=1.0):
    return dx * (_kl(p, p + q) + _kl(q, p + q)) / 2


_JS_MISTAKES = [
    Wrong(
        "half_forgotten",
        lambda p, q, dx=1.0: 2 * js(p, q, dx),
        lambda p, q, dx=1.0: dx * (_kl(p, (p + q) / 2) + _kl(q, (p + q) / 2)),
    ),
    Wrong(
        "one_side_only",
        lambda p, q, dx=1.0: dx * _kl(p, (p + q) / 2),
        lambda p, q, dx=1.0: (
            dx * sum(a * np.log(2 * a / (a + b)) for a, b in zip(p.flat, q.flat, strict=True) if a > 0)
        ),
    ),
    Wrong(
        "mixture_not_halved",
        _mixture_not_halved,
        lambda p, q, dx=1.0: js(p, q, dx) - dx * np.log(2) * (p.sum() + q.sum()) / 2,
    ),
    Wrong(
        "value_of_the_game",
        _value_of_the_game,
        lambda p, q, dx=1.0: 2 * _mixture_not_halved(p, q, dx),
    ),
    Wrong(
        "bits",
        lambda p, q, dx=1.0: js(p, q, dx) / np.log(2),
        lambda p, q, dx=1.0: _js_by_entropies(p, q, dx) * math.log2(math.e),
    ),
    Wrong("cell_ignored", lambda p, q, dx=1.0: js(p, q), lambda p, q, dx=None: _js_by_entropies(p, q)),
    Wrong(
        "logarithm_of_zero",
        lambda p, q, dx=1.0: dx / 2 * (p * np.log(2 * p / (p + q)) + q * np.log(2 * q / (p + q))).sum(),
        lambda p, q, dx=1.0: (
            dx * np.sum(p * (np.log(p) - np.log((p + q) / 2)) + q * (np.log(q) - np.log((p + q) / 2))) / 2
        ),
    ),
]


# ---- cases


def _densities(rng, *shape, gaps=True):
    p, q = rng.uniform(0.05, 1, (2, *shape))
    if gaps:
        p *= rng.random(shape) > 0.3
        q *= rng.random(shape) > 0.3
        p.flat[0], q.flat[0] = 0.0, 0.0
        p.flat[1], q.flat[1] = 0.4, 0.0
        p.flat[2], q.flat[2] = 0.0, 0.6
        p.flat[3], q.flat[3] = 0.3, 0.7
    return p / p.sum(), q / q.sum()


def _d_drawn(rng):
    shapes = [(7,), (3, 5), (40,)]
    cases = [Case(f"random, shape {shape}", _densities(rng, *shape)) for shape in shapes]
    return [*cases, Case("no gaps", _densities(rng, 6, gaps=False))]


def _js_drawn(rng):
    p, q = _densities(rng, 9)
    fine, coarse = _densities(rng, 30), _densities(rng, 4, 3, gaps=False)
    return [
        Case("random", (p, q)),
        Case("cells of 0.1", (fine[0] / 0.1, fine[1] / 0.1), {"dx": 0.1}),
        Case("two dimensions", (coarse[0] / 0.5, coarse[1] / 0.5), {"dx": 0.5}),
        Case("disjoint", (np.repeat([1.0, 0.0], 3) / 3, np.repeat([0.0, 1.0], 3) / 3)),
        Case("equal", (p, p.copy()), tol=1e-9, weight=0.4),
    ]


_FAR = np.array([0.0, 0.0, 0.5, 0.5])
_P = np.array([0.2, 0.8, 0.0, 0.0])
_Q = np.array([0.2, 0.4, 0.4, 0.0])

exercise = Exercise(
    number="13.2",
    points=6,
    answers=[
        Function(
            "optimal_d",
            reference=optimal_d,
            alternatives=[_d_by_mask, _d_by_loop],
            mistakes=_D_MISTAKES,
            visible=[Case("four places", (_P, _Q)), Case("equal", (_P, _P))],
            cases=_d_drawn,
        ),
        Function(
            "js",
            reference=js,
            alternatives=[_js_by_entropies, _js_by_game, _js_by_mask],
            mistakes=_JS_MISTAKES,
            visible=[
                Case("four places", (_P, _Q)),
                Case("disjoint", (np.array([0.3, 0.7, 0.0, 0.0]), _FAR)),
                Case("cells of ½", (2 * _P, 2 * _Q), {"dx": 0.5}),
            ],
            cases=_js_drawn,
        ),
    ],
)
