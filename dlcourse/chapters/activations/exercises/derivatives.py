"""4.2 Derivatives: of sigmoid and tanh from their outputs, of ReLU and leaky ReLU from their inputs."""

import math
from functools import partial

import numpy as np

from dlcourse.chapters.activations.exercises._curves import (
    by_curve,
    cut_to_integers,
    one_number_everywhere,
    row_by_row,
)
from dlcourse.checking import Case, Exercise, Form, Function, Symptom, Wrong, edits, generic

Elementwise = partial(Function, form=Form(dtype=True, array=True))  # "same shape and dtype"


def d_sigmoid(y):
    return y * (1 - y)


def d_tanh(y):
    return 1 - y**2


def d_relu(x):
    return (x > 0).astype(x.dtype)


def d_leaky_relu(x, slope=0.01):
    return np.where(x > 0, 1, slope).astype(x.dtype)


def d_relu_by_mask(x):
    mask = np.zeros_like(x)
    mask[x > 0] = 1
    return mask


def d_leaky_relu_by_where(x, slope=0.01):
    return np.where(x > 0, 1, slope).astype(x.dtype)


def d_leaky_relu_by_mask(x, slope=0.01):
    result = np.full_like(x, slope)
    result[x > 0] = 1
    return result


def sigma(x):
    return 1 / (1 + np.exp(-x))


def step(x):
    return np.heaviside(x, 0)


def stops_with(id, words, example, paraphrase):
    """A mistake known by what Python says to it."""

    def shows(evidence):
        return bool(evidence.failed) and all(words in call.got.message for call in evidence.failed)

    return Symptom(id, shows, example, paraphrase)


def _integers(evidence):
    """Right, but for whole numbers in place of the dtype that was asked for."""
    reasons = [
        call.problem.reason == "dtype" and call.got.value.dtype.kind == "i" for call in evidence.failed
    ]
    return bool(reasons) and all(reasons)


def _same_everywhere(example, paraphrase):
    return Symptom("always_the_same", one_number_everywhere, example, paraphrase)


def _leaky_slope(number, slope=0.01):
    return 1 if number > 0 else slope


def _vectorized(x, slope=0.01):
    return np.vectorize(lambda number: 1 if number > 0 else slope)(x)


def _of_one_type(x, slope=0.01):
    results = [1 if number > 0 else slope for number in x.flat]
    return np.array(results, type(results[0])).reshape(x.shape)


def _mask_overwritten(x, slope=0.01):
    out = x.copy()
    out[out <= 0] = slope
    out[out > 0] = 1
    return out


sigmoid_slips = [
    Wrong("applied_twice", lambda y: sigma(y) * (1 - sigma(y)), lambda y: (1 - np.tanh(y / 2) ** 2) / 4),
    Wrong("plus_sign", lambda y: y * (1 + y), lambda y: y + y**2),
    Wrong("tanh_rule", lambda y: 1 - y**2, lambda y: (1 - y) * (1 + y)),
    Wrong("half_of_the_product", lambda y: 1 - y, lambda y: -(y - 1)),
    Wrong("derived_once_more", lambda y: 1 - 2 * y, lambda y: (1 - y) - y),
    Wrong("square_outside", lambda y: (1 - y) ** 2, lambda y: (1 - y) * (1 - y)),
    Wrong("matrix_product", lambda y: y @ (1 - y), lambda y: np.dot(y, 1 - y)),
]
sigmoid_mistakes = [
    row_by_row(lambda y: math.fabs(y) * (1 - y)),
    *by_curve(sigmoid_slips, np.linspace(0.02, 0.98, 49)),
    _same_everywhere(lambda y: y * 1 - y, lambda y: np.zeros_like(y)),
    stops_with("times_forgotten", "is not callable", lambda y: y(1 - y), lambda y: (1 - y)(y)),
    stops_with("xor_not_power", "bitwise_xor", lambda y: y - y ^ 2, lambda y: y - (y ^ 2)),
]

tanh_slips = [
    Wrong("square_forgotten", lambda y: 1 - y, lambda y: -(y - 1)),
    Wrong("applied_twice", lambda y: 1 - np.tanh(y) ** 2, lambda y: 1 / np.cosh(y) ** 2),
    Wrong("sigmoid_rule", lambda y: y * (1 - y), lambda y: y - y**2),
    Wrong("wrong_sign", lambda y: y**2 - 1, lambda y: -(1 - y) * (1 + y)),
    Wrong("plus_sign", lambda y: 1 + y**2, lambda y: 1 + y * y),
    Wrong("square_outside", lambda y: (1 - y) ** 2, lambda y: 1 - 2 * y + y**2),
    Wrong("doubled_not_squared", lambda y: 1 - 2 * y, lambda y: 1 - y - y),
    Wrong("derived_once_more", lambda y: -2 * y, lambda y: -y - y),
    Wrong("derived_once_more", lambda y: -2 * y * (1 - y**2), lambda y: 2 * (y**3 - y)),
    Wrong("matrix_product", lambda y: 1 - y @ y, lambda y: 1 - np.dot(y, y)),
]
tanh_mistakes = [
    row_by_row(lambda y: 1 - math.pow(y, 2)),
    *by_curve(tanh_slips, np.linspace(-0.98, 0.98, 49)),
    stops_with("xor_not_power", "bitwise_xor", lambda y: 1 - y ^ 2, lambda y: 1 - (y ^ 2)),
]

relu_slips = [
    Wrong("one_at_zero", lambda x: (x >= 0).astype(x.dtype), lambda x: np.heaviside(x, 1)),
    Wrong("half_at_zero", lambda x: np.heaviside(x, 0.5), lambda x: (np.sign(x) + 1) / 2),
    Wrong("wrong_side", lambda x: (x < 0).astype(x.dtype), lambda x: np.heaviside(-x, 0)),
    Wrong("wrong_side", lambda x: (x <= 0).astype(x.dtype), lambda x: np.heaviside(-x, 1)),
    Wrong("returns_relu", lambda x: np.maximum(x, 0), lambda x: x * (x > 0)),
    Wrong("sign", np.sign, lambda x: (x > 0) * 1.0 - (x < 0)),
    Wrong("sign", lambda x: np.where(x > 0, 1, -1), lambda x: (x > 0) * 2.0 - 1),
]
relu_mistakes = [
    row_by_row(lambda x: 1 if x > 0 else 0),
    generic.boolean_result(lambda x: x > 0, lambda x: ~(x <= 0)),
    *by_curve(relu_slips, np.linspace(-6, 6, 49)),
    _same_everywhere(lambda x: np.ones_like(x), lambda x: np.zeros_like(x)),
    Symptom("integer_result", _integers, lambda x: np.where(x > 0, 1, 0), lambda x: (x > 0).astype(int)),
]

HANDS, HERE, FULL = (d_leaky_relu_by_where, d_leaky_relu_by_mask), "1, slope", "(x, slope)"
leaky_slips = [
    *edits(
        HANDS,
        slope_on_positive_side=[(HERE, "slope, 1"), (FULL, "(x, 1)", "= 1", "= slope")],
        zero_for_negative=[(HERE, "1, 0"), (FULL, "(x, 0)")],
        minus_slope=[(HERE, "1, -slope"), (FULL, "(x, -slope)")],
        slope_ignored=[(HERE, "1, 0.01"), (FULL, "(x, 0.01)")],
        one_at_zero=("x > 0", "x >= 0"),
        zero_at_zero=[("dtype)", "dtype) * (x != 0)"), ("= 1", "= 1\n    result[x == 0] = 0")],
        half_at_zero=[
            ("dtype)", "dtype) + (x == 0) * (1 - slope) / 2"),
            ("= 1", "= 1\n    result[x == 0] = (1 + slope) / 2"),
        ],
        slope_on_both_sides=[(HERE, "1 + slope, slope"), ("= 1", "= 1 + slope")],
        function_not_slope=[(HERE, "1, slope * x"), (FULL, "(x, slope * x)")],
    ),
    *edits(HANDS, slope_on_positive_side=("x > 0", "x < 0")),
    *edits(HANDS, function_not_slope=[(HERE, "x, slope"), ("= 1", "= x[x > 0]")]),
    *edits(HANDS, function_not_slope=[(HERE, "x, x * slope"), (FULL, "(x, x * slope)", "= 1", "= x[x > 0]")]),
]
leaky_mistakes = [
    row_by_row(_leaky_slope),
    Symptom("cut_to_integers", cut_to_integers(np.array([2.0, -1]), slope=0.3), _vectorized, _of_one_type),
    *by_curve(leaky_slips, np.linspace(-6, 6, 49), {"slope": 0.3}, {"slope": 0.02}),
    _same_everywhere(_mask_overwritten, lambda x, slope=0.01: np.ones_like(x)),
]


def _outputs(*numbers):
    return [
        Case("outputs", (np.array(numbers),)),
        Case("float32", (np.array(numbers[:3], np.float32),)),
    ]


visible_inputs = [
    Case("both sides", (np.array([3.0, -0.5, 0.5, -3.0]),)),
    Case("at zero", (np.array([-1.0, 0.0, 1.0]),)),
    Case("float32", (np.array([-2.0, 0.0, 4.0], np.float32),)),
]
visible_slope = Case("own slope", (np.array([[-4.0, 2.0], [0.0, -1.0]]),), {"slope": 0.2}, weight=3)


def _drawn_outputs(rng, low):
    shapes = [(5,), (3, 4), (2, 1, 3)]
    cases = [Case(f"random, shape {shape}", (rng.uniform(low, 1, shape),)) for shape in shapes]
    return [*cases, Case("random, float32", (rng.uniform(low, 1, (4, 2)).astype(np.float32),))]


def drawn_d_sigmoid(rng):
    return _drawn_outputs(rng, 0)


def drawn_d_tanh(rng):
    return _drawn_outputs(rng, -1)


def drawn_d_relu(rng):
    with_zeros = rng.normal(size=(4, 5)) * rng.integers(0, 2, (4, 5))
    return [
        Case("random", (rng.normal(size=(3, 7)),)),
        Case("random with zeros", (with_zeros,)),
        Case("random, float32", (rng.normal(size=(2, 3, 2)).astype(np.float32),)),
    ]


def drawn_d_leaky_relu(rng):
    slope = rng.uniform(0.2, 0.8)
    return [*drawn_d_relu(rng), Case("drawn slope", (rng.normal(size=(3, 4)),), {"slope": slope}, weight=3)]


answers = [
    Elementwise(
        "d_sigmoid",
        d_sigmoid,
        [lambda y: y - y * y, lambda y: 0.25 - (y - 0.5) ** 2],
        sigmoid_mistakes,
        _outputs(0.5, 0.9, 0.2, 0.001),
        drawn_d_sigmoid,
    ),
    Elementwise(
        "d_tanh",
        d_tanh,
        [lambda y: (1 - y) * (1 + y), lambda y: 1 - np.abs(y) ** 2],
        tanh_mistakes,
        _outputs(0.0, 0.8, -0.6, 0.999),
        drawn_d_tanh,
    ),
    Elementwise(
        "d_relu",
        d_relu,
        [d_relu_by_mask, lambda x: np.where(x > 0, np.ones_like(x), np.zeros_like(x))],
        relu_mistakes,
        visible_inputs,
        drawn_d_relu,
    ),
    Elementwise(
        "d_leaky_relu",
        d_leaky_relu,
        HANDS,
        leaky_mistakes,
        [*visible_inputs, visible_slope],
        drawn_d_leaky_relu,
    ),
]
exercise = Exercise(number="4.2", points=10, answers=answers)
