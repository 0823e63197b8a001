"""4.1 The five activation functions, elementwise."""

import math

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, generic
from dlcourse.numpy import activations as ref


def _visible() -> list[Case]:
    return [
        Case("small", (np.array([-2.0, -0.5, 0.0, 0.5, 2.0]),)),
        Case("matrix", (np.array([[-1.5, 0.25, 3.0], [0.75, -0.1, -4.0]]),)),
        Case("float32", (np.array([-1.0, 0.3, 2.5], np.float32),)),
        Case("large", (np.array([-1000.0, -30.0, 30.0, 1000.0]),), quiet=True),
    ]


def _drawn(rng: np.random.Generator) -> list[Case]:
    shapes = [(1,), (7,), (3, 5), (2, 3, 4)]
    cases = [Case(f"random, shape {shape}", (rng.normal(0, 3, shape),)) for shape in shapes]
    single = rng.normal(0, 3, (4, 3)).astype(np.float32)
    return [*cases, Case("random, float32", (single,))]


def _mask_of(x):
    return np.where(x > 0, np.ones_like(x), np.zeros_like(x))


# ---- sigmoid


def sigmoid(x):
    return ref.sigmoid(x)[0]


def sigmoid_by_tanh(x):
    half = x.dtype.type(0.5)
    return half + half * np.tanh(half * x)


def sigmoid_in_two_halves(x):
    e = np.exp(-np.abs(x))
    return np.where(x < 0, e, 1) / (1 + e)


# ---- tanh


def tanh(x):
    return ref.tanh(x)[0]


def tanh_by_exponentials(x):
    e = np.exp(-2 * np.abs(x))
    return np.sign(x) * (1 - e) / (1 + e)


# ---- relu and leaky relu


def relu(x):
    return ref.relu(x)[0]


def relu_by_mask(x):
    return x * (x > 0)


def relu_by_absolute_value(x):
    return (x + np.abs(x)) / 2


def _relu_in_place(x):
    x[x < 0] = 0
    return x


def leaky_relu(x, slope=0.01):
    return ref.leaky_relu(x, slope=slope)[0]


def leaky_relu_by_parts(x, slope=0.01):
    positive, negative = np.maximum(x, 0), np.minimum(x, 0)
    return positive + slope * negative


def _leaky_cases(rng: np.random.Generator) -> list[Case]:
    own_slope = Case("own slope", (rng.normal(0, 2, (3, 4)),), {"slope": 0.2})
    return [*_drawn(rng), own_slope]


# ---- gelu

_erf = np.vectorize(math.erf, otypes=[float])


def gelu(x):
    return ref.gelu(x)[0]


def gelu_by_erfc(x):
    upper = np.vectorize(math.erfc, otypes=[float])(-x / math.sqrt(2))
    return (x * upper / 2).astype(x.dtype)


def _phi(x):
    return ((1 + _erf(x / math.sqrt(2))) / 2).astype(x.dtype)


def _gelu_tanh(x):
    return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))


def _gelu_tanh_again(x):
    inner = 2 * math.sqrt(2 / math.pi) * x * (1 + 0.044715 * x * x)
    return x * sigmoid_by_tanh(np.asarray(inner, x.dtype))


exercise = Exercise(
    number="4.1",
    points=10,
    answers=[
        Function(
            "sigmoid",
            reference=sigmoid,
            alternatives=[sigmoid_by_tanh, sigmoid_in_two_halves],
            mistakes=[
                generic.overflows(lambda x: 1 / (1 + np.exp(-x)), lambda x: np.exp(x) / (np.exp(x) + 1)),
                Wrong("mirrored", lambda x: sigmoid(-x), lambda x: 1 - sigmoid_by_tanh(x)),
                Wrong("half_tanh", lambda x: (np.tanh(x) + 1) / 2, lambda x: sigmoid_by_tanh(2 * x)),
                Wrong(
                    "one_forgotten", lambda x: np.exp(-np.logaddexp(0, 0 * x) - x), lambda x: np.exp(-x) / 2
                ),
            ],
            visible=_visible(),
            cases=_drawn,
        ),
        Function(
            "tanh",
            reference=tanh,
            alternatives=[np.tanh, tanh_by_exponentials],
            mistakes=[
                generic.overflows(
                    lambda x: (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x)),
                    lambda x: np.sinh(x) / np.cosh(x),
                ),
                Wrong("not_shifted", lambda x: 2 * sigmoid(2 * x), lambda x: np.tanh(x) + 1),
                Wrong("half_argument", lambda x: 2 * sigmoid(x) - 1, lambda x: np.tanh(x / 2)),
                Wrong("is_sigmoid", lambda x: sigmoid(x), lambda x: (1 + np.tanh(x / 2)) / 2),
            ],
            visible=_visible(),
            cases=_drawn,
        ),
        Function(
            "relu",
            reference=relu,
            alternatives=[relu_by_mask, relu_by_absolute_value],
            mistakes=[
                generic.changes_input(lambda x: np.maximum(0, x, out=x), _relu_in_place),
                Wrong("mask_only", _mask_of, lambda x: (np.sign(x) + np.abs(np.sign(x))) / 2),
                Wrong("absolute_value", np.abs, lambda x: np.where(x < 0, -x, x)),
                Wrong("keeps_negative", lambda x: np.minimum(x, 0), lambda x: -relu(-x)),
            ],
            visible=_visible(),
            cases=_drawn,
        ),
        Function(
            "leaky_relu",
            reference=leaky_relu,
            alternatives=[leaky_relu_by_parts, lambda x, slope=0.01: np.maximum(x, slope * x)],
            mistakes=[
                Wrong(
                    "slope_on_positive_side",
                    lambda x, slope=0.01: np.where(x > 0, slope * x, x),
                    lambda x, slope=0.01: np.minimum(x, 0) + slope * np.maximum(x, 0),
                ),
                Wrong(
                    "slope_ignored",
                    lambda x, slope=0.01: np.where(x > 0, x, 0.01 * x),
                    lambda x, slope=None: leaky_relu_by_parts(x),
                ),
                Wrong(
                    "plain_relu",
                    lambda x, slope=0.01: np.maximum(x, 0),
                    lambda x, slope=0.01: x * (x > 0),
                ),
                Wrong(
                    "constant_for_negative",
                    lambda x, slope=0.01: np.where(x > 0, x, np.asarray(slope, x.dtype)),
                    lambda x, slope=0.01: relu(x) + x.dtype.type(slope) * (x <= 0),
                ),
            ],
            visible=_visible(),
            cases=_leaky_cases,
        ),
        Function(
            "gelu",
            reference=gelu,
            alternatives=[gelu_by_erfc, lambda x: x * _phi(x)],
            mistakes=[
                Wrong("tanh_approximation", _gelu_tanh, _gelu_tanh_again),
                Wrong(
                    "sigmoid_approximation",
                    lambda x: x * sigmoid(x.dtype.type(1.702) * x),
                    lambda x: x / 2 * (1 + np.tanh(0.851 * x)),
                ),
                Wrong("is_silu", lambda x: x * sigmoid(x), lambda x: x / 2 + x / 2 * np.tanh(x / 2)),
                Wrong("x_forgotten", _phi, lambda x: 1 - _phi(-x)),
                Wrong(
                    "root_two_forgotten",
                    lambda x: (x * (1 + _erf(x)) / 2).astype(x.dtype),
                    lambda x: (x - x * np.vectorize(math.erfc, otypes=[float])(x) / 2).astype(x.dtype),
                ),
            ],
            visible=_visible(),
            cases=_drawn,
        ),
    ],
)
