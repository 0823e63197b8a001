"""3.3 Sigmoid and binary cross-entropy that survive large logits."""

import numpy as np

from dlcourse.chapters.regression.exercises._symptoms import (
    infinities_hidden,
    levels_off,
    log_of_zero,
    not_reduced,
    number,
    on_moderate,
    seen_by,
)
from dlcourse.checking import Case, Exercise, Form, Function, edits, generic
from dlcourse.checking.diagnosis.number_patterns import not_averaged, overflows
from dlcourse.numpy import activations, losses

# ---- sigmoid


def sigmoid(z):
    return activations.sigmoid(z)[0]


def by_cases(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


def by_tanh(z):
    half = z.dtype.type(0.5)
    p = (1 + np.tanh(half * z)) * half
    return p


_SIGMOIDS, _BRANCHES = (by_cases, by_tanh), "np.where(z >= 0, 1 / (1 + e), e / (1 + e))"
_MODERATE = np.array([-6.0, -2.0, -0.5, 0.0, 1.0, 3.0])


def _given(evidence, *z):
    """What the answer gives for these logits; NaN where it gives nothing of that kind."""
    value = evidence.ask(np.array(z)).value
    return (
        np.asarray(value, float)
        if value is not None and np.shape(value) == np.shape(z)
        else np.full(len(z), np.nan)
    )


def _clipped(evidence):
    """Logits beyond some size, which follows from the smallest probability, count as if of this size."""
    low, zero, high = _given(evidence, -60.0, 0.0, 60.0)
    size = np.log(1 / low - 1) if 0 < low < 0.5 else np.nan
    return 1 < size < 30 and zero == 0.5 and abs(high + low - 1) < 1e-6


def _wrong_for_negative(evidence):
    right = np.isclose(_given(evidence, *_MODERATE), sigmoid(_MODERATE), 1e-5)
    return right[_MODERATE >= 0].all() and not right[_MODERATE < 0].any()


sigmoid_mistakes = [
    *on_moderate(
        edits(
            _SIGMOIDS,
            parentheses_missing=[
                (_BRANCHES, "1 / 1 + np.exp(-z)"),
                ("return p", "return 1 / 1 + np.exp(-np.maximum(z, -60))"),
            ],
            sign_forgotten=[("z >= 0", "z < 0"), ("half * z", "-half * z")],
            not_halved=[("-np.abs(z)", "-2 * np.abs(z)"), ("half * z", "z")],
            tanh_instead=("return ", "return np.tanh(z);"),
            threshold=("return ", "return (z > 0).astype(z.dtype);"),
            sign_lost=[(_BRANCHES, "1 / (1 + e)"), ("half * z", "half * np.abs(z)")],
        )
    ),
    *seen_by(
        _wrong_for_negative,
        edits(
            _SIGMOIDS,
            wrong_for_negative=[
                ("e / (1 + e))", "e / (1 + 1 / np.maximum(e, 1e-20)))"),
                ("return p", "return np.where(z < 0, p / 2, p)"),
            ],
        ),
    ),
    *seen_by(
        _clipped,
        edits(
            _SIGMOIDS,
            clipped_range=[
                ("np.abs(z)", "np.abs(np.clip(z, -5, 5))"),
                ("half * z", "half * np.clip(z, -12, 12)"),
            ],
        ),
    ),
    *edits(
        _SIGMOIDS,
        list_instead=(
            "return ",
            "return [1 / (1 + np.exp(-v)) if v > -700 else 0.0 for v in z.ravel().tolist()];",
        ),
    ),
    generic.overflows(lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(z) / (1 + np.exp(z))),
]

# ---- binary cross-entropy


def bce_with_logits(z, y):
    return float(losses.bce_with_logits(z, y)[0])


def by_formula(z, y):
    terms = np.maximum(z, 0) - y * z + np.log(1 + np.exp(-np.abs(z)))
    return np.mean(terms)


def by_logaddexp(z, y):
    log_p, log_q = -np.logaddexp(0, -z), -np.logaddexp(0, z)
    total = sum(-log_p[i] if y[i] == 1 else -log_q[i] for i in range(len(z)))
    return total / len(z)


_LOSSES = (by_formula, by_logaddexp)
_TERMS = "np.maximum(z, 0) - y * z + np.log(1 + np.exp(-np.abs(z)))"
_LOGS, _EACH = "-np.logaddexp(0, -z), -np.logaddexp(0, z)", "-log_p[i] if y[i] == 1 else -log_q[i]"


def _of_probabilities(eps):
    """With p as in the introductions, and perhaps something small that keeps log 0 away."""
    p = "1 / (1 + np.exp(-z))"
    return [
        (_TERMS, f"-(y * np.log({p}{eps}) + (1 - y) * np.log(1 - {p}{eps}))"),
        (_LOGS, f"np.log({p}{eps}), np.log(1 - {p}{eps})"),
    ]


def _as_probabilities(evidence):
    """Numbers between 0 and 1 are used as they are."""
    z, y = np.array([0.3, 0.6]), np.array([1.0, 0.0])
    return abs(number(evidence, z, y) + (np.log(0.3) + np.log(0.4)) / 2) < 1e-4


_MARGINS = [lambda m: (np.full(2, m), np.zeros(2)), lambda m: (np.full(2, -m), np.ones(2))]

bce_mistakes = [
    *on_moderate(
        edits(
            _LOSSES,
            labels_swapped=[("y * z", "(1 - y) * z"), ("y[i] == 1", "y[i] == 0")],
            label_term_sign=[
                ("- y * z", "+ y * z"),
                (_EACH, "-log_q[i] + y[i] * z[i]"),
            ],
            label_term_missing=[(" - y * z", ""), ("-log_p[i] if y[i] == 1 else ", "")],
            only_positive_samples=[("terms)", "y * terms)"), ("else -log_q[i]", "else 0")],
            maximum_over_axis=[
                ("np.maximum(", "np.max("),
                ("total / len(z)", "total / len(z) + z.max() - np.maximum(z, 0).mean()"),
            ],
            absolute_missing=[
                ("-np.abs(z)", "-z"),
                (_EACH, "max(z[i], 0) - y[i] * z[i] + np.log(1 + np.exp(-z[i]))"),
            ],
            sigmoid_twice=[
                ("terms =", "z = sigmoid(z)\n    terms ="),
                ("log_p, log_q =", "z = by_tanh(z)\n    log_p, log_q ="),
            ],
            negated=[("np.mean(", "-np.mean("), ("total / len(z)", "-total / len(z)")],
        )
    ),
    *seen_by(
        _as_probabilities,
        edits(
            _LOSSES,
            logits_as_probabilities=[
                (_TERMS, "-(y * np.log(z) + (1 - y) * np.log(1 - z))"),
                (_LOGS, "np.log(np.clip(z, 1e-7, 1)), np.log(np.clip(1 - z, 1e-7, 1))"),
            ],
        ),
    ),
    *seen_by(
        infinities_hidden(*_MARGINS),
        edits(
            _LOSSES,
            infinities_hidden=[
                (
                    _of_probabilities("")[0][0],
                    f"np.nan_to_num({_of_probabilities('')[0][1]}, posinf=0, neginf=0)",
                ),
                (_LOGS, f"(np.nan_to_num(v, neginf=0) for v in ({_of_probabilities('')[1][1]}))"),
            ],
        ),
    ),
    *seen_by(levels_off(*_MARGINS), edits(_LOSSES, epsilon_in_log=_of_probabilities(" + 1e-9"))),
    *seen_by(log_of_zero, edits(_LOSSES, log_of_zero=_of_probabilities(""))),
    *seen_by(
        overflows,
        edits(
            _LOSSES,
            overflows=[
                ("np.maximum(z, 0)", "0", "-np.abs(z)", "z"),
                (_LOGS, "z - np.log(1 + np.exp(z)), -np.log(1 + np.exp(z))"),
            ],
        ),
    ),
    *seen_by(not_averaged, edits(_LOSSES, not_averaged=[("np.mean", "np.sum"), ("total / len(z)", "total")])),
    *seen_by(
        not_reduced,
        edits(
            _LOSSES,
            not_reduced=[
                ("np.mean(terms)", "terms"),
                ("    total =", "    return -np.where(y == 1, log_p, log_q)\n    total ="),
            ],
        ),
    ),
]


# ---- cases


def drawn_sigmoid(rng):
    def logits(*shape, scale=3.0):
        return scale * rng.normal(size=shape)

    huge = rng.choice([-1000.0, -3.0, 0.5, 1000.0], 6, replace=True)
    return [
        Case("drawn", (logits(7),)),
        Case("drawn matrix", (logits(3, 4),)),
        Case("drawn float32", (logits(5).astype(np.float32),)),
        Case("small probabilities", (-rng.uniform(12, 18, 4),), quiet=True, weight=0.5),
        Case("huge", (np.append(huge, -999.0),), quiet=True, weight=2),
        Case("huge float32", (np.array([-1000, -90, 2, 1000], np.float32),), quiet=True),
    ]


def drawn_bce(rng):
    def case(n, scale, weight=1.0):
        z, y = scale * rng.normal(size=n), rng.permutation(np.arange(n) % 2.0)
        z[0] = scale * rng.uniform(0.5, 1) * (1 - 2 * y[0])  # one sample is wrong for certain
        return Case(f"{n} logits, scale {scale:g}", (z, y), quiet=scale > 100, weight=weight)

    return [case(6, 2), case(1, 2), case(9, 5), case(5, 1500, weight=1.25), case(8, 1500, weight=1.25)]


answers = [
    Function(
        "sigmoid",
        sigmoid,
        [by_cases, by_tanh],
        sigmoid_mistakes,
        visible=[
            Case("five", (np.array([-5.0, -1.0, 0.0, 1.0, 5.0]),)),
            Case("huge", (np.array([-1000.0, -2.0, 0.0, 1000.0]),), quiet=True, weight=1.5),
        ],
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
            Case(
                "certain",
                (np.array([1000.0, 1000.0, -1000.0]), np.array([1.0, 0.0, 1.0])),
                quiet=True,
                weight=1.5,
            ),
        ],
        cases=drawn_bce,
    ),
]
exercise = Exercise(number="3.3", points=8, answers=answers)
