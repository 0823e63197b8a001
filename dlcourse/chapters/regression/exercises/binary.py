"""3.3 Sigmoid and binary cross-entropy that survive large logits."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, generic
from dlcourse.numpy import activations, losses


def sigmoid(z):
    return activations.sigmoid(z)[0]


def by_tanh(z):
    half = z.dtype.type(0.5)
    return half * (1 + np.tanh(half * z))


def bce_with_logits(z, y):
    return float(losses.bce_with_logits(z, y)[0])


def by_logaddexp(z, y):
    return np.mean(np.logaddexp(0, z) - y * z)


def by_margins(z, y):
    """Every label turned into a sign: the loss of a margin m is log(1 + exp(-m))."""
    margin = np.where(y == 1, z, -z)
    return np.mean(np.where(margin > 0, 0, -margin) + np.log1p(np.exp(-np.abs(margin))))


def _naive_bce(z, y):
    p = 1 / (1 + np.exp(-z))
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


def _naive_bce_again(z, y):
    p, q = (np.exp(s * z) / (1 + np.exp(s * z)) for s in (1, -1))
    return float((-np.log(np.where(y == 1, p, q))).mean())


def _probabilities_expected(z, y):
    p = np.clip(z, 1e-7, 1 - 1e-7)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def _probabilities_expected_again(z, y):
    p = np.minimum(np.maximum(z, 1e-7), 1 - 1e-7)
    return np.mean(np.where(y == 1, -np.log(p), -np.log1p(-p)))


def _logits(rng, shape, scale=3.0, dtype=np.float64):
    return (scale * rng.normal(size=shape)).astype(dtype)


def _sigmoid_cases(rng: np.random.Generator) -> list[Case]:
    return [
        Case("drawn", (_logits(rng, (7,)),)),
        Case("drawn matrix", (_logits(rng, (3, 4)),)),
        Case("drawn float32", (_logits(rng, (5,), dtype=np.float32),)),
    ]


def _bce_case(rng, n, scale, name):
    return Case(name, (_logits(rng, n, scale), rng.integers(0, 2, n).astype(float)), quiet=True)


def _bce_cases(rng: np.random.Generator) -> list[Case]:
    return [
        _bce_case(rng, 6, 2.0, "drawn"),
        _bce_case(rng, 1, 2.0, "one sample"),
        _bce_case(rng, 9, 5.0, "nine samples"),
        _bce_case(rng, 5, 900.0, "huge logits"),
    ]


exercise = Exercise(
    number="3.3",
    points=8,
    answers=[
        Function(
            "sigmoid",
            reference=sigmoid,
            alternatives=[by_tanh],
            mistakes=[
                generic.overflows(lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(z) / (1 + np.exp(z))),
                Wrong("sign_forgotten", lambda z: sigmoid(-z), lambda z: 1 - by_tanh(z)),
                Wrong("not_halved", lambda z: (1 + np.tanh(z)) / 2, lambda z: sigmoid(2 * z)),
                Wrong(
                    "threshold", lambda z: (z > 0).astype(z.dtype), lambda z: np.heaviside(z, z.dtype.type(0))
                ),
            ],
            visible=[
                Case("five", (np.array([-5.0, -1.0, 0.0, 1.0, 5.0]),)),
                Case("huge", (np.array([-1000.0, 1000.0]),), quiet=True),
            ],
            cases=_sigmoid_cases,
        ),
        Function(
            "bce_with_logits",
            reference=bce_with_logits,
            alternatives=[by_logaddexp, by_margins],
            mistakes=[
                generic.overflows(_naive_bce, _naive_bce_again),
                Wrong("logits_as_probabilities", _probabilities_expected, _probabilities_expected_again),
                generic.not_averaged(
                    lambda z, y: np.sum(np.logaddexp(0, z) - y * z),
                    lambda z, y: len(z) * by_margins(z, y),
                ),
                Wrong(
                    "labels_swapped", lambda z, y: bce_with_logits(z, 1 - y), lambda z, y: by_margins(-z, y)
                ),
                generic.negated(lambda z, y: -by_logaddexp(z, y), lambda z, y: 0 - by_margins(z, y)),
                Wrong(
                    "only_positive_samples",
                    lambda z, y: np.mean(y * np.logaddexp(0, -z)),
                    lambda z, y: np.where(y == 1, np.logaddexp(0, z) - z, 0).sum() / len(z),
                ),
            ],
            visible=[
                Case("three logits", (np.array([0.0, 2.0, -1.0]), np.array([1.0, 1.0, 0.0]))),
                Case(
                    "certain and right, certain and wrong",
                    (np.array([1000.0, 1000.0]), np.array([1.0, 0.0])),
                    quiet=True,
                ),
            ],
            cases=_bce_cases,
        ),
    ],
)
