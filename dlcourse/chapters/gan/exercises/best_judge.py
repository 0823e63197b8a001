"""13.2 The best discriminator between two known densities, and how far apart they are."""

import math

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, resembling, returning, retyped, several
from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.numpy import gan


def _like(where, example, evidence):
    """Where both densities are positive, the answer gives what the example gives, and that is wrong.

    ``where(p, q, result)`` is what a result says about such places; None where it says nothing.
    """
    rows = []
    for call in evidence.calls:
        p, q = call.case.args
        wrong = LocalCaller(example).call(call.case.args, call.case.kwargs)
        rows.append([where(p, q, each.value) for each in (call.got, wrong, call.expected)])
    rows = [row for row in rows if row[1] is not None]
    alike = all(got is not None and np.allclose(got, wrong, 1e-5) for got, wrong, _ in rows)
    return alike and not all(np.allclose(wrong, right, 1e-3) for _, wrong, right in rows)


# ---- the best discriminator


def optimal_d(p, q):
    return gan.optimal_d(p, q)


def d_by_mask(p, q):
    best = np.full(p.shape, 0.5)
    seen = p + q > 0
    best[seen] = (p / np.where(seen, p + q, 1))[seen]
    return best


def d_by_loop(p, q):
    best = np.array([a / (a + b) if a + b else 0.5 for a, b in zip(p.ravel(), q.ravel(), strict=True)])
    return best.reshape(p.shape)


def _at_common_places(p, q, result):
    common = (p > 0) & (q > 0) & (p != q)
    return np.asarray(result)[common] if np.shape(result) == p.shape else None


D_AUTHORS = (d_by_mask, d_by_loop)
_EMPTY = [("np.full(p.shape, 0.5)", "np.full(p.shape, {0})"), ("else 0.5", "else {0}")]
d_mistakes = [
    *resembling(
        lambda example, evidence: _like(_at_common_places, example, evidence),
        returning(
            D_AUTHORS,
            players_swapped="1 - optimal_d(p, q)",
            ratio_only="p / np.where(q > 0, q, 1)",
            rounded="(p > q) * 1.0",
            divided_by_mixture="2 * optimal_d(p, q)",
            divided_by_total="p / (p + q).sum()",
        ),
    ),
    *returning(D_AUTHORS, empty_places="p / (p + q)"),
    *edits(D_AUTHORS, zero_where_empty=[(old, new.format(0.0)) for old, new in _EMPTY]),
    *edits(D_AUTHORS, one_where_empty=[(old, new.format(1.0)) for old, new in _EMPTY]),
    *several(
        D_AUTHORS,
        half_where_p_is_zero=[
            [("seen = p + q > 0", f"seen = {ours}"), ("if a + b ", f"if {theirs} ")]
            for ours, theirs in [("p > 0", "a"), ("q > 0", "b"), ("p * q > 0", "a * b")]
        ],
    ),
]

# ---- Jensen-Shannon divergence


def js(p, q, dx=1.0):
    return gan.js_divergence(p, q, dx=dx)


def _kl(p, m):
    present = p > 0
    return (p[present] * np.log(p[present] / m[present])).sum()


def js_by_mask(p, q, dx=1.0):
    m = (p + q) / 2
    left, right = _kl(p, m), _kl(q, m)
    return dx * (left + right) / 2


def js_by_loop(p, q, dx=1.0):
    m = (p + q) / 2
    left, right = [sum(a * math.log(a / b) for a, b in zip(r.flat, m.flat, strict=True) if a) for r in (p, q)]
    return 0.5 * dx * left + 0.5 * dx * right


def _if_all_are_common(p, q, result):
    is_number = isinstance(result, int | float | np.number)
    return result if is_number and (p * q > 0).all() else None


JS_AUTHORS = (js_by_mask, js_by_loop)
_JS = "dx * (left + right) / 2"
js_mistakes = [
    *resembling(
        lambda example, evidence: _like(_if_all_are_common, example, evidence),
        [
            *returning(
                JS_AUTHORS,
                half_forgotten="dx * (left + right)",
                one_side_only=["dx * left", "dx * left / 2", "dx * right", "dx * right / 2"],
                value_of_the_game="dx * (left + right) - 2 * np.log(2)",
                bits=f"{_JS} / np.log(2)",
                cell_ignored="(left + right) / 2",
                divided_by_cell="(left + right) / 2 / dx",
                cell_twice=f"dx * {_JS}",
                cell_on_one_term_only=["(dx * left + right) / 2", "(left + dx * right) / 2"],
                distance_instead=[f"np.sqrt({_JS})", f"dx * np.sqrt({_JS})"],
                mean_instead=f"{_JS} / p.size",
            ),
            *retyped(JS_AUTHORS, "m = ", mixture_not_halved="p + q"),
            *retyped(
                JS_AUTHORS,
                "left, right = ",
                without_mixture=[
                    "_kl(p, q), _kl(q, p)",
                    "2 * _kl(p, q), 2 * _kl(q, p)",
                    "2 * _kl(p, q), 0",
                    "_kl(p, q), 0",
                ],
            ),
        ],
    ),
    *retyped(
        JS_AUTHORS,
        "m = ",
        only_common_places="(p + q) / 2; p, q, m = (each[p * q > 0] for each in (p, q, m))",
    ),
    *returning(JS_AUTHORS, logarithm_of_zero="dx / 2 * np.sum(p * np.log(p / m) + q * np.log(q / m))"),
    *retyped(
        JS_AUTHORS,
        "left, right = ",
        logarithm_of_zero="[sum(a * math.log(a / b) for a, b in zip(r.flat, m.flat)) for r in (p, q)]",
    ),
]


# ---- cases


def _densities(rng, *shape, gaps=True, dx=1.0):
    p, q = rng.uniform(0.05, 1, (2, *shape))
    if gaps:
        p *= rng.random(shape) > 0.3
        q *= rng.random(shape) > 0.3
        p.flat[0], q.flat[0] = 0.0, 0.0
        p.flat[1], q.flat[1] = 0.4, 0.0
        p.flat[2], q.flat[2] = 0.0, 0.6
        p.flat[3], q.flat[3] = 0.3, 0.7
    return p / p.sum() / dx, q / q.sum() / dx


def d_drawn(rng):
    cases = [Case(f"random, shape {shape}", _densities(rng, *shape)) for shape in [(7,), (3, 5), (40,)]]
    return [*cases, Case("no gaps", _densities(rng, 6, gaps=False))]


def js_drawn(rng):
    p, q = _densities(rng, 9)
    return [
        Case("random", (p, q)),
        Case("no gaps", _densities(rng, 8, gaps=False)),
        Case("no gaps, cells of 0.1", _densities(rng, 30, gaps=False, dx=0.1), {"dx": 0.1}),
        Case("two dimensions", _densities(rng, 4, 3, dx=0.5), {"dx": 0.5}),
        Case("disjoint", (np.repeat([1.0, 0.0], 3) / 3, np.repeat([0.0, 1.0], 3) / 3)),
        Case("equal", (p, p.copy()), tol=1e-9, weight=0.5),
    ]


_P = np.array([0.2, 0.8, 0.0, 0.0])
_Q = np.array([0.2, 0.4, 0.4, 0.0])
d_visible = [Case("four places", (_P, _Q)), Case("equal", (_P, _P), weight=0.5)]
js_visible = [
    Case("four places", (_P, _Q)),
    Case("disjoint", (np.array([0.3, 0.7, 0.0, 0.0]), np.array([0.0, 0.0, 0.5, 0.5]))),
    Case("cells of ½", (2 * _P, 2 * _Q), {"dx": 0.5}),
]
answers = [
    Function("optimal_d", optimal_d, D_AUTHORS, d_mistakes, d_visible, d_drawn),
    Function("js", js, JS_AUTHORS, js_mistakes, js_visible, js_drawn),
]
exercise = Exercise(number="13.2", points=6, answers=answers)
