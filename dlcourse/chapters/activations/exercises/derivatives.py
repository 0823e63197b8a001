"""4.2 Derivatives: of sigmoid and tanh from their outputs, of ReLU and leaky ReLU from their inputs."""

from collections.abc import Callable

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, generic


def _outputs(
    low: float, visible: list[float]
) -> tuple[list[Case], Callable[[np.random.Generator], list[Case]]]:
    """Cases for a derivative that is given the activation's output, which lies between low and 1."""
    shown = [
        Case("outputs", (np.array(visible),)),
        Case("float32", (np.array(visible[:3], np.float32),)),
    ]

    def drawn(rng: np.random.Generator) -> list[Case]:
        shapes = [(5,), (3, 4), (2, 1, 3)]
        cases = [Case(f"random, shape {shape}", (rng.uniform(low, 1, shape),)) for shape in shapes]
        return [*cases, Case("random, float32", (rng.uniform(low, 1, (4, 2)).astype(np.float32),))]

    return shown, drawn


def _inputs() -> list[Case]:
    return [
        Case("both sides", (np.array([-3.0, -0.5, 0.5, 3.0]),)),
        Case("at zero", (np.array([-1.0, 0.0, 1.0]),)),
        Case("float32", (np.array([-2.0, 0.0, 4.0], np.float32),)),
    ]


def _drawn_inputs(rng: np.random.Generator) -> list[Case]:
    with_zeros = rng.normal(size=(4, 5)) * rng.integers(0, 2, (4, 5))
    return [
        Case("random", (rng.normal(size=(3, 7)),)),
        Case("random with zeros", (with_zeros,)),
        Case("random, float32", (rng.normal(size=(2, 3, 2)).astype(np.float32),)),
    ]


def _drawn_leaky(rng: np.random.Generator) -> list[Case]:
    return [*_drawn_inputs(rng), Case("own slope", (rng.normal(size=(3, 4)),), {"slope": 0.3})]


def _logistic(x):
    return 0.5 + 0.5 * np.tanh(x / 2)


def d_sigmoid(y):
    return y * (1 - y)


def d_tanh(y):
    return 1 - y**2


def d_relu(x):
    return (x > 0).astype(x.dtype)


def _d_relu_with_ones(x):
    mask = np.zeros_like(x)
    mask[x > 0] = 1
    return mask


def d_leaky_relu(x, slope=0.01):
    return np.where(x > 0, 1, slope).astype(x.dtype)


def _d_leaky_filled(x, slope=0.01):
    result = np.full_like(x, slope)
    result[x > 0] = 1
    return result


_sigmoid_visible, _sigmoid_drawn = _outputs(0.0, [0.5, 0.9, 0.2, 0.001])
_tanh_visible, _tanh_drawn = _outputs(-1.0, [0.0, 0.8, -0.6, 0.999])

exercise = Exercise(
    number="4.2",
    points=10,
    answers=[
        Function(
            "d_sigmoid",
            reference=d_sigmoid,
            alternatives=[lambda y: y - y * y, lambda y: 0.25 - (y - 0.5) ** 2],
            mistakes=[
                Wrong(
                    "applied_twice",
                    lambda y: _logistic(y) * (1 - _logistic(y)),
                    lambda y: (1 - np.tanh(y / 2) ** 2) / 4,
                ),
                Wrong("plus_sign", lambda y: y * (1 + y), lambda y: y + y**2),
                Wrong("tanh_rule", lambda y: 1 - y**2, lambda y: (1 - y) * (1 + y)),
                Wrong("half_of_the_product", lambda y: 1 - y, lambda y: -(y - 1)),
            ],
            visible=_sigmoid_visible,
            cases=_sigmoid_drawn,
        ),
        Function(
            "d_tanh",
            reference=d_tanh,
            alternatives=[lambda y: (1 - y) * (1 + y), lambda y: 1 - np.abs(y) ** 2],
            mistakes=[
                Wrong("square_forgotten", lambda y: 1 - y, lambda y: -(y - 1)),
                Wrong("applied_twice", lambda y: 1 - np.tanh(y) ** 2, lambda y: 1 / np.cosh(y) ** 2),
                Wrong("sigmoid_rule", lambda y: y * (1 - y), lambda y: y - y**2),
                Wrong("wrong_sign", lambda y: y**2 - 1, lambda y: -(1 - y) * (1 + y)),
            ],
            visible=_tanh_visible,
            cases=_tanh_drawn,
        ),
        Function(
            "d_relu",
            reference=d_relu,
            alternatives=[_d_relu_with_ones, lambda x: np.where(x > 0, np.ones_like(x), np.zeros_like(x))],
            mistakes=[
                generic.boolean_result(lambda x: x > 0, lambda x: ~(x <= 0)),
                Wrong(
                    "one_at_zero",
                    lambda x: (x >= 0).astype(x.dtype),
                    lambda x: np.heaviside(x, x.dtype.type(1)),
                ),
                Wrong(
                    "wrong_side",
                    lambda x: (x < 0).astype(x.dtype),
                    lambda x: np.heaviside(-x, x.dtype.type(0)),
                ),
                Wrong("returns_relu", lambda x: np.maximum(x, 0), lambda x: x * (x > 0)),
                Wrong("sign", np.sign, lambda x: (x > 0).astype(x.dtype) - (x < 0)),
            ],
            visible=_inputs(),
            cases=_drawn_inputs,
        ),
        Function(
            "d_leaky_relu",
            reference=d_leaky_relu,
            alternatives=[_d_leaky_filled],
            mistakes=[
                Wrong(
                    "slope_on_positive_side",
                    lambda x, slope=0.01: np.where(x > 0, slope, 1).astype(x.dtype),
                    lambda x, slope=0.01: d_leaky_relu(-x, slope) * (x != 0) + (x == 0),
                ),
                Wrong(
                    "zero_for_negative",
                    lambda x, slope=0.01: (x > 0).astype(x.dtype),
                    lambda x, slope=0.01: np.heaviside(x, x.dtype.type(0)),
                ),
                Wrong(
                    "minus_slope",
                    lambda x, slope=0.01: np.where(x > 0, 1, -slope).astype(x.dtype),
                    lambda x, slope=0.01: _d_leaky_filled(x, -slope),
                ),
                Wrong(
                    "one_at_zero",
                    lambda x, slope=0.01: np.where(x >= 0, 1, slope).astype(x.dtype),
                    lambda x, slope=0.01: np.where(x < 0, slope, 1).astype(x.dtype),
                ),
                Wrong(
                    "slope_ignored",
                    lambda x, slope=0.01: np.where(x > 0, 1, 0.01).astype(x.dtype),
                    lambda x, slope=None: _d_leaky_filled(x),
                ),
            ],
            visible=_inputs(),
            cases=_drawn_leaky,
        ),
    ],
)
