"""4.1 The five activation functions, elementwise."""

import math
from functools import partial
from types import SimpleNamespace

import numpy as np

from dlcourse.chapters.activations.exercises._curves import by_curve, clipped, cut_to_integers, row_by_row
from dlcourse.checking import Case, Exercise, Form, Function, Symptom, Wrong, edits, generic
from dlcourse.checking.arrays import is_array
from dlcourse.checking.compare import NUMBERS_ONLY, compare
from dlcourse.checking.diagnosis.number_patterns import overflows
from dlcourse.numpy import activations as ref

Elementwise = partial(Function, form=Form(dtype=True, array=True))  # "same shape and dtype as x"
GRID = np.linspace(-6, 6, 49)


def sigmoid(x):
    return ref.sigmoid(x)[0]


def tanh(x):
    return ref.tanh(x)[0]


def relu(x):
    return ref.relu(x)[0]


def leaky_relu(x, slope=0.01):
    return ref.leaky_relu(x, slope=slope)[0]


def gelu(x):
    return ref.gelu(x)[0]


def by_tanh(x):
    half = x.dtype.type(0.5)
    return half + half * np.tanh(half * x)


def in_two_halves(x):
    e = np.exp(-np.abs(x))
    return np.where(x < 0, e, 1) / (1 + e)


def by_exponentials(x):
    e = np.exp(-2 * np.abs(x))
    return np.sign(x) * (1 - e) / (1 + e)


def by_mask(x):
    return x * (x > 0)


def leaky_by_where(x, slope=0.01):
    return np.where(x > 0, x, slope * x)


def leaky_by_mask(x, slope=0.01):
    out = x.copy()
    out[x <= 0] *= slope
    return out


_erf = np.vectorize(math.erf, otypes=[float])


def gelu_by_erf(x):
    phi = (1 + _erf(x / math.sqrt(2))) / 2
    return (x * phi).astype(x.dtype)


def gelu_by_erfc(x):
    upper = np.vectorize(math.erfc, otypes=[float])(-x / math.sqrt(2))
    return (x * upper / 2).astype(x.dtype)


def _phi(x):
    return (1 + np.vectorize(math.erf, otypes=[float])(x / math.sqrt(2))) / 2


def _hard_sigmoid(evidence):
    """A straight line through (0, 1/2), cut off at 0 and 1."""
    got = evidence.ask(GRID).value
    if not is_array(got) or got.shape != GRID.shape or got[25] <= got[24]:
        return False
    line = 0.5 + GRID * 4 * (got[25] - got[24])  # two neighbours around zero give its slope
    return compare(got, np.clip(line, 0, 1), 1e-6, NUMBERS_ONLY) is None


def _entries_dropped(evidence):
    """Of the numbers of x those that are not negative, in a row."""
    pairs = [(call.got.value, call.case.args[0]) for call in evidence.failed if call.got.kind == "returned"]
    kept = [any(np.array_equal(got, x[mask]) for mask in (x > 0, x >= 0)) for got, x in pairs]
    return len(kept) == len(evidence.failed) and all(kept)


def _clipped(f, limit):
    return Symptom(
        "clipped_range",
        clipped,
        lambda x: f(np.clip(x, -limit, limit)),
        lambda x: np.where(np.abs(x) < limit, f(x), f(np.sign(x) * x.dtype.type(limit))),
    )


def _overflows_besides(evidence):
    """An overflow that is not hidden by another dtype in other cases."""
    return overflows(
        SimpleNamespace(failed=[call for call in evidence.failed if call.problem.reason != "dtype"])
    )


def _one_by_one(x):
    return np.array([1 / (1 + math.exp(-number)) for number in x.flat]).reshape(x.shape)


def _logistic(x):
    return 1 / (1 + np.exp(-x))


def _exp_below_zero(x):
    out = np.exp(x)
    out[x >= 0] = 1 / (1 + np.exp(-x[x >= 0]))
    return out


sigmoid_slips = [
    Wrong("mirrored", lambda x: 1 / (1 + np.exp(x)), lambda x: 1 - by_tanh(x)),
    Wrong("half_tanh", lambda x: (np.tanh(x) + 1) / 2, lambda x: by_tanh(2 * x)),
    Wrong("one_forgotten", lambda x: 1 / np.exp(-x), np.exp),
    Wrong("parentheses_missing", lambda x: 1 / 1 + np.exp(-x), lambda x: 1 + 1 / np.exp(x)),
    Wrong("minus_in_denominator", lambda x: 1 / (1 - np.exp(-x)), lambda x: np.exp(x) / (np.exp(x) - 1)),
    Wrong("is_tanh", np.tanh, lambda x: 2 * by_tanh(2 * x) - 1),
    Wrong("is_tanh", lambda x: np.tanh(x / 2), lambda x: 2 * by_tanh(x) - 1),
    Wrong(
        "derivative_instead", lambda x: by_tanh(x) * (1 - by_tanh(x)), lambda x: 0.25 / np.cosh(x / 2) ** 2
    ),
    Wrong("denominator_missing", _exp_below_zero, lambda x: np.where(x < 0, np.exp(x), by_tanh(x))),
]
sigmoid_mistakes = [
    row_by_row(lambda v: math.exp(v) / (1 + math.exp(v)) if v < 0 else 1 / (1 + math.exp(-v))),
    generic.overflows(_logistic, lambda x: np.exp(x) / (np.exp(x) + 1)),
    Symptom("overflows", _overflows_besides, _one_by_one, lambda x: _logistic(x.astype(float))),
    *by_curve(sigmoid_slips, GRID),
    _clipped(by_tanh, 5),
    Symptom(
        "hard_sigmoid",
        _hard_sigmoid,
        lambda x: np.clip(x / 6 + 0.5, 0, 1),
        lambda x: np.maximum(0, np.minimum(1, 0.2 * x + 0.5)),
    ),
]


def _one_divided(x):
    return 1 - np.exp(-2 * x) + np.exp(-x)


def _middle_divided(x):
    return 2 * np.cosh(x) - np.exp(-2 * x)


tanh_slips = [
    Wrong("not_shifted", lambda x: 2 * sigmoid(2 * x), lambda x: np.tanh(x) + 1),
    Wrong("half_argument", lambda x: 2 * sigmoid(x) - 1, lambda x: np.tanh(x / 2)),
    Wrong("factor_two_missing", lambda x: sigmoid(2 * x) - 1, lambda x: (np.tanh(x) - 1) / 2),
    Wrong("is_sigmoid", _logistic, lambda x: (1 + np.tanh(x / 2)) / 2),
    Wrong("negated", lambda x: -np.tanh(x), lambda x: (1 - np.exp(2 * x)) / (1 + np.exp(2 * x))),
    Wrong("tan_instead", np.tan, lambda x: np.sin(x) / np.cos(x)),
    Wrong("derivative_instead", lambda x: 1 - np.tanh(x) ** 2, lambda x: 1 / np.cosh(x) ** 2),
    Wrong("denominator_missing", lambda x: (np.exp(x) - np.exp(-x)) / 2, np.sinh),
    Wrong("denominator_missing", lambda x: np.exp(x) - np.exp(-x), lambda x: 2 * np.sinh(x)),
    Wrong("parentheses_missing", lambda x: (np.exp(x) - np.exp(-x)) / np.exp(x) + np.exp(-x), _one_divided),
    Wrong("parentheses_missing", lambda x: np.exp(x) - np.exp(-x) / np.exp(x) + np.exp(-x), _middle_divided),
]
tanh_mistakes = [
    row_by_row(math.tanh),
    generic.overflows(lambda x: (np.exp(2 * x) - 1) / (np.exp(2 * x) + 1), lambda x: np.sinh(x) / np.cosh(x)),
    *by_curve(tanh_slips, GRID),
    _clipped(np.tanh, 3),
]

relu_slips = [
    Wrong("mask_only", lambda x: (x > 0).astype(x.dtype), lambda x: np.heaviside(x, 0)),
    Wrong("absolute_value", np.abs, lambda x: np.where(x < 0, -x, x)),
    Wrong("keeps_negative", lambda x: np.minimum(x, 0), lambda x: x * (x < 0)),
    Wrong("largest_entry", lambda x: np.max(x, 0), lambda x: x.max(axis=0)),
    Wrong("one_decision_for_all", lambda x: x if (x > 0).any() else 0 * x, lambda x: x * (x.max() > 0)),
    Wrong("one_decision_for_all", lambda x: x if (x > 0).all() else 0 * x, lambda x: x * (x.min() > 0)),
]
relu_mistakes = [
    generic.changes_input(lambda x: np.maximum(0, x, out=x), lambda x: np.clip(x, 0, None, out=x)),
    row_by_row(lambda v: max(v, 0)),
    *by_curve(relu_slips, GRID),
    _clipped(lambda x: np.maximum(x, 0), 6),
    Symptom(
        "cut_to_integers",
        cut_to_integers(np.array([-1.0, 2.5])),
        np.vectorize(lambda number: max(0, number)),
        lambda x: np.maximum(0, x).astype(int),
    ),
    Symptom(
        "entries_dropped",
        _entries_dropped,
        lambda x: x[x > 0],
        lambda x: np.array([v for v in x.flat if v >= 0]),
    ),
]

HANDS, WHERE = (leaky_by_where, leaky_by_mask), "x, slope * x"
leaky_slips = [
    Wrong("plain_relu", lambda x, slope=0.01: np.maximum(x, 0), lambda x, slope=0.01: x * (x > 0)),
    *edits(
        HANDS,
        slope_on_positive_side=[(WHERE, "slope * x, x"), ("x <= 0", "x > 0")],
        slope_ignored=[("slope * x", "0.01 * x"), ("*= slope", "*= 0.01")],
        constant_for_negative=[(WHERE, "x, slope"), ("*= slope", "= slope")],
        minus_slope=[(WHERE, "x, -slope * x"), ("*= slope", "*= -slope")],
        divided_by_slope=[(WHERE, "x, x / slope"), ("*= slope", "/= slope")],
        slope_on_both_sides=[(f"{WHERE})", "x, 0) + slope * x"), ("*= slope", "= 0\n    out += slope * x")],
        derivative_instead=[(WHERE, "1, slope"), ("x.copy()", "np.ones_like(x)")],
        slope_everywhere=[(WHERE, "slope * x, slope * x"), ("x <= 0", "x < np.inf")],
        wrong_for_steep_slopes=[("x > 0", "x > slope * x"), ("x <= 0", "x <= slope * x")],
    ),
    *edits(
        HANDS,
        constant_for_negative=[
            (f"x > 0, {WHERE}", "x > slope, x, slope"),
            ("x <= 0", "x <= slope", "*= slope", "= slope"),
        ],
        slope_on_positive_side=[("x > 0", "x < slope * x"), ("x <= 0", "x > slope * x")],
    ),
]
leaky_mistakes = [
    row_by_row(lambda v, slope=0.01: v if v > 0 else slope * v),
    *by_curve(leaky_slips, GRID, {"slope": 0.3}, {"slope": 1.5}),
]

gelu_slips = [
    Wrong(
        "tanh_approximation",
        lambda x: 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))),
        lambda x: x * by_tanh(2 * math.sqrt(2 / math.pi) * x * (1 + 0.044715 * x * x)),
    ),
    Wrong("sigmoid_approximation", lambda x: x * by_tanh(1.702 * x), lambda x: x / (1 + np.exp(-1.702 * x))),
    Wrong("sigmoid_approximation", lambda x: x * by_tanh(1.7 * x), lambda x: x / (1 + np.exp(-1.7 * x))),
    Wrong("upper_tail", lambda x: x * np.vectorize(math.erfc)(x / math.sqrt(2)) / 2, lambda x: x * _phi(-x)),
    Wrong("is_silu", lambda x: x * sigmoid(x), lambda x: x / 2 + x / 2 * np.tanh(x / 2)),
    Wrong(
        "x_forgotten", lambda x: (1 + np.vectorize(math.erf)(x / math.sqrt(2))) / 2, lambda x: 1 - _phi(-x)
    ),
    Wrong("root_two_forgotten", lambda x: x * (1 + _erf(x)) / 2, lambda x: x * _phi(math.sqrt(2) * x)),
    Wrong("root_two_forgotten", lambda x: x * (1 + _erf(x / 2)) / 2, lambda x: x * _phi(x / math.sqrt(2))),
    Wrong("root_two_forgotten", lambda x: x * (1 + _erf(x * math.sqrt(2))) / 2, lambda x: x * _phi(2 * x)),
    Wrong("erf_is_not_phi", lambda x: x * _erf(x / math.sqrt(2)), lambda x: x * (2 * _phi(x) - 1)),
    Wrong("half_forgotten", lambda x: x * (1 + _erf(x / math.sqrt(2))), lambda x: x * 2 * _phi(x)),
    Wrong(
        "density_instead",
        lambda x: x * np.exp(-(x**2) / 2) / math.sqrt(2 * math.pi),
        lambda x: 0.3989422804014327 * x / np.exp(x * x / 2),
    ),
    Wrong("negative_side_cut", lambda x: np.maximum(x, 0) * _phi(x), lambda x: np.where(x > 0, gelu(x), 0)),
]
gelu_mistakes = [
    row_by_row(lambda v: v * (1 + math.erf(v / math.sqrt(2))) / 2),
    *by_curve(gelu_slips, GRID),
]


def _visible(large):
    return [
        Case("small", (np.array([-2.0, -0.5, 0.0, 0.5, 2.0]),)),
        Case("matrix", (np.array([[-1.5, 0.25, 3.0], [0.75, -0.1, -4.0]]),)),
        Case("float32", (np.array([-1.0, 0.3, 2.5], np.float32),)),
        Case("large", (np.array([-1000.0, -30.0, 0.5, 30.0, 1000.0]),), quiet=True, weight=large),
    ]


visible_slope = Case("own slope", (np.array([-2.0, -0.5, 0.0, 3.0]),), {"slope": 0.2}, weight=3)


def drawn(rng, large=1.0):
    shapes = [(7,), (3, 5), (2, 3, 4), (1, 6)]
    cases = [Case(f"random, shape {shape}", (rng.normal(0, 3, shape),)) for shape in shapes]
    return [
        *cases,
        Case("random, float32", (rng.normal(0, 3, (4, 3)).astype(np.float32),)),
        Case(
            "large float32", (np.array([[-1000, -0.5], [100, 1000]], np.float32),), quiet=True, weight=large
        ),
    ]


def drawn_curved(rng):
    return drawn(rng, large=4)


def drawn_leaky(rng):
    def case(name, slope, weight):
        return Case(name, (rng.normal(0, 2, (3, 4)),), {"slope": slope}, weight=weight)

    mild, steep = rng.uniform(0.1, 0.9), rng.uniform(1.2, 2)
    return [*drawn(rng), case("drawn slope", mild, 5), case("slope above 1", steep, 2)]


answers = [
    Elementwise("sigmoid", sigmoid, [by_tanh, in_two_halves], sigmoid_mistakes, _visible(4), drawn_curved),
    Elementwise("tanh", tanh, [np.tanh, by_exponentials], tanh_mistakes, _visible(4), drawn_curved),
    Elementwise("relu", relu, [by_mask, lambda x: (x + np.abs(x)) / 2], relu_mistakes, _visible(1), drawn),
    Elementwise("leaky_relu", leaky_relu, HANDS, leaky_mistakes, [*_visible(1), visible_slope], drawn_leaky),
    Elementwise("gelu", gelu, [gelu_by_erf, gelu_by_erfc], gelu_mistakes, _visible(1), drawn),
]
exercise = Exercise(number="4.1", points=10, answers=answers)
