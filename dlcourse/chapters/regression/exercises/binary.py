"""3.3 Sigmoid and binary cross-entropy that survive large logits."""

import numpy as np

from dlcourse.checking import Case, Exercise, Form, Function, generic, returning, retyped, seen
from dlcourse.checking.diagnosis.loss_patterns import (
    infinities_hidden,
    levels_off,
    log_of_zero,
    not_reduced,
    number,
    on_moderate,
)
from dlcourse.checking.diagnosis.number_patterns import not_averaged, overflows
from dlcourse.numpy import activations, losses

# ---- sigmoid


def sigmoid(z):
    return activations.sigmoid(z)[0]


def by_cases(z):
    e = np.exp(-np.abs(z))
    p = np.where(z >= 0, 1 / (1 + e), e / (1 + e))
    return p


def by_tanh(z):
    half = z.dtype.type(0.5)
    p = half * (1 + np.tanh(half * z))
    return p


def _given(evidence, *z):
    """What the answer gives for these logits; NaN where it gives nothing of that kind."""
    value = evidence.ask(np.array(z)).value
    if value is None or np.shape(value) != np.shape(z):
        return np.full(len(z), np.nan)
    return np.asarray(value, float)


def _clipped(evidence):
    """Logits beyond some size, which follows from the smallest probability, count as if of this size."""
    low, zero, high = _given(evidence, -60.0, 0.0, 60.0)
    size = np.log(1 / low - 1) if 0 < low < 0.5 else np.nan
    return 1 < size < 30 and zero == 0.5 and abs(high + low - 1) < 1e-6


def _wrong_for_negative(evidence):
    negative, others = np.array([-6.0, -2.0, -0.5]), np.array([0.0, 1.0, 3.0])
    right = np.allclose(_given(evidence, *others), sigmoid(others), 1e-5)
    return right and not np.isclose(_given(evidence, *negative), sigmoid(negative), 1e-5).any()


_SIGMOIDS = (by_cases, by_tanh)
sigmoid_mistakes = [
    *on_moderate(
        returning(
            _SIGMOIDS,
            parentheses_missing="1 / 1 + np.exp(-np.maximum(z, -60))",
            sign_forgotten="1 - p",
            not_halved="sigmoid(2 * z)",
            tanh_instead="np.tanh(z)",
            threshold="(z > 0).astype(z.dtype)",
            sign_lost="sigmoid(np.abs(z))",
        )
    ),
    *seen(_wrong_for_negative, returning(_SIGMOIDS, wrong_for_negative="np.where(z >= 0, p, p * p)")),
    *seen(
        _clipped,
        returning(_SIGMOIDS, clipped_range=["sigmoid(np.clip(z, -5, 5))", "np.clip(p, 1e-3, 1 - 1e-3)"]),
    ),
    *returning(_SIGMOIDS, list_instead="[float(each) for each in sigmoid(z).ravel()]"),
    generic.overflows(lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(z) / (1 + np.exp(z))),
]

# ---- binary cross-entropy


def bce_with_logits(z, y):
    return float(losses.bce_with_logits(z, y)[0])


def by_formula(z, y):
    each = np.maximum(z, 0) - y * z + np.log(1 + np.exp(-np.abs(z)))
    return np.mean(each)


def by_logaddexp(z, y):
    each = np.array([np.logaddexp(0, -logit if label else logit) for logit, label in zip(z, y, strict=True)])
    return each.sum() / len(z)


def as_probabilities(evidence):
    """Numbers between 0 and 1 are used as they are."""
    z, y = np.array([0.3, 0.6]), np.array([1.0, 0.0])
    return abs(number(evidence, z, y) + (np.log(0.3) + np.log(0.4)) / 2) < 1e-4


LOSSES, _P = (by_formula, by_logaddexp), "1 / (1 + np.exp(-z))"
_LOGS = "y * np.log({p}) + (1 - y) * np.log(1 - {p})"
_MARGINS = [lambda m: (np.full(2, m), np.zeros(2)), lambda m: (np.full(2, -m), np.ones(2))]
bce_mistakes = [
    *on_moderate(
        retyped(
            LOSSES,
            "each = ",
            labels_swapped="np.logaddexp(0, z) - (1 - y) * z",
            label_term_sign="np.logaddexp(0, z) + y * z",
            label_term_missing="np.logaddexp(0, z)",
            only_positive_samples="y * np.logaddexp(0, -z)",
            maximum_over_axis="np.max(z, 0) - y * z + np.log(1 + np.exp(-np.abs(z)))",
            absolute_missing="np.maximum(z, 0) - y * z + np.log(1 + np.exp(-z))",
            sigmoid_twice="np.logaddexp(0, sigmoid(z)) - y * sigmoid(z)",
            negated="y * z - np.logaddexp(0, z)",
        )
    ),
    *seen(
        as_probabilities,
        retyped(
            LOSSES,
            "each = ",
            logits_as_probabilities=[
                "-(" + _LOGS.format(p=p) + ")" for p in ("z", "np.clip(z, 1e-7, 1 - 1e-7)")
            ],
        ),
    ),
    *seen(
        infinities_hidden(*_MARGINS),
        retyped(LOSSES, "each = ", infinities_hidden=f"-np.nan_to_num({_LOGS.format(p=_P)}, neginf=0)"),
    ),
    *seen(
        levels_off(*_MARGINS),
        retyped(
            LOSSES,
            "each = ",
            epsilon_in_log=f"-(y * np.log({_P} + 1e-9) + (1 - y) * np.log(1 - {_P} + 1e-9))",
        ),
    ),
    *seen(log_of_zero, retyped(LOSSES, "each = ", log_of_zero=f"-({_LOGS.format(p=_P)})")),
    *seen(overflows, retyped(LOSSES, "each = ", overflows="np.log(1 + np.exp(z)) - y * z")),
    *seen(not_averaged, returning(LOSSES, not_averaged="np.sum(each)")),
    *seen(not_reduced, returning(LOSSES, not_reduced="each")),
]

# ---- cases


def drawn_sigmoid(rng):
    def logits(*shape):
        return 3 * rng.normal(size=shape)

    huge = np.append(rng.choice([-1000.0, -3.0, 0.5, 1000.0], 6), -999.0)
    return [
        Case("drawn", (logits(7),)),
        Case("drawn matrix", (logits(3, 4),)),
        Case("drawn float32", (logits(5).astype(np.float32),)),
        Case("small probabilities", (-rng.uniform(12, 18, 4),), quiet=True, weight=0.5),
        Case("huge", (huge,), quiet=True, weight=2),
        Case("huge float32", (np.array([-1000, -90, 2, 1000], np.float32),), quiet=True),
    ]


def drawn_bce(rng):
    def case(n, scale, weight=1.0):
        z, y = scale * rng.normal(size=n), rng.permutation(np.arange(n) % 2.0)
        z[0] = scale * rng.uniform(0.5, 1) * (1 - 2 * y[0])  # one sample is wrong for certain
        return Case(f"{n} logits, scale {scale:g}", (z, y), quiet=scale > 100, weight=weight)

    return [case(6, 2), case(1, 2), case(9, 5), case(5, 1500, weight=1.25), case(8, 1500, weight=1.25)]


_FIVE, _HUGE = np.array([-5.0, -1.0, 0.0, 1.0, 5.0]), np.array([-1000.0, -2.0, 0.0, 1000.0])
_CERTAIN = (np.array([1000.0, 1000.0, -1000.0]), np.array([1.0, 0.0, 1.0]))
answers = [
    Function(
        "sigmoid",
        sigmoid,
        [by_cases, by_tanh],
        sigmoid_mistakes,
        visible=[Case("five", (_FIVE,)), Case("huge", (_HUGE,), quiet=True, weight=1.5)],
        cases=drawn_sigmoid,
        form=Form(dtype=True),
    ),
    Function(
        "bce_with_logits",
        bce_with_logits,
        [by_formula, by_logaddexp],
        bce_mistakes,
        visible=[
            Case("three logits", (np.array([0.0, 2.0, -1.0]), np.array([1.0, 1.0, 0.0]))),
            Case("certain", _CERTAIN, quiet=True, weight=1.5),
        ],
        cases=drawn_bce,
    ),
]
exercise = Exercise(number="3.3", points=8, answers=answers)
