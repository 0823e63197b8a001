"""10.7 How well a model writes, and how boldly."""

import math

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Quiz, edits, generic, returning, retyped, seen
from dlcourse.checking.diagnosis.loss_patterns import (
    levels_off,
    log_of_zero,
    lost_apart,
    not_reduced,
    on_moderate,
    on_results,
)
from dlcourse.checking.diagnosis.number_patterns import overflows
from dlcourse.numpy import activations, losses

# ---- next_probs


def next_probs(logits, temperature):
    if temperature == 0:
        return np.eye(len(logits))[logits.argmax()]
    return activations.softmax(logits / temperature)[0]


def by_shift(z, tau):
    if tau == 0:
        return np.eye(len(z))[z.argmax()]
    e = np.exp((z - z.max()) / tau)
    return e / e.sum()


def by_ratios(z, tau):
    """Ratios to the likeliest symbol."""
    likeliest = np.arange(len(z)) == np.argmax(z)
    if tau == 0:
        return likeliest.astype(float)
    e = np.exp((z - z[likeliest]) / tau)
    return e / e.sum()


def _fails_at_zero_only(evidence):
    """Right for every positive temperature; NaN or an exception at 0."""
    return bool(evidence.failed) and all(
        call.case.args[1] == 0 and (call.got.kind == "raised" or not np.isfinite(call.got.value).all())
        for call in evidence.failed
    )


@on_results
def _kept_from_zero(evidence):
    """At 0 the softmax with some other temperature, below 1, which two logits tell."""
    p = evidence.ask(np.array([0.05, 0.0]), 0.0).value
    if np.shape(p) != (2,) or not 0 < p[1] < p[0]:
        return False
    least = 0.05 / np.log(p[0] / p[1])
    z = np.array([0.03, 0.0, -0.05])
    return least < 0.9 and np.allclose(evidence.ask(z, 0.0).value, next_probs(z, least))


PROBS = (by_shift, by_ratios)
_AT_ZERO = ("return np.eye(len(z))[z.argmax()]", "return likeliest.astype(float)")


def _at_zero(**ways):
    return edits(PROBS, **{id: [(old, way) for old in _AT_ZERO] for id, way in ways.items()})


def _ending(**ways):
    return edits(PROBS, **{id: ("e / e.sum()", way) for id, way in ways.items()})


probs_mistakes = [
    *retyped(
        PROBS,
        "e = ",
        multiplied="np.exp((z - z.max()) * tau)",
        temperature_ignored="np.exp(z - z.max())",
        sign_turned="np.exp((z.min() - z) / tau)",
        softmax_twice="np.exp(next_probs(z, 1.0) / tau)",
    ),
    *_ending(
        divided_after_softmax="np.exp(z - z.max()) / np.exp(z - z.max()).sum() / tau",
        not_normalised="e",
    ),
    *_ending(not_normalised="next_probs(z, 1.0) ** (1 / tau)"),
    *_ending(not_normalised="next_probs(z, 1.0) / next_probs(z, 1.0).max() / tau"),
    *on_moderate(_ending(log_probabilities="(z - z.max()) / tau - np.log(e.sum())")),
    *_at_zero(
        zero_as_one="tau = 1",
        zero_as_infinity="return np.full(len(z), 1 / len(z))",
        smallest_at_zero="return np.eye(len(z))[z.argmin()]",
        scalar_instead="return z.argmax()",
        largest_logit_at_zero="return np.where(z == z.max(), z, 0)",
        nothing_at_zero="return np.zeros(len(z))",
    ),
    *seen(
        _kept_from_zero,
        edits(PROBS, zero_not_exact=("tau == 0", "tau < 0", ") / tau)", ") / max(tau, 0.1))")),
    ),
    *seen(
        _kept_from_zero, edits(PROBS, zero_not_exact=("tau == 0", "tau < 0", ") / tau)", ") / (tau + 0.01))"))
    ),
    *seen(_fails_at_zero_only, edits(PROBS, zero_not_handled=("tau == 0", "tau < 0"))),
    *seen(overflows, retyped(PROBS, "e = ", overflows="np.exp(z / tau)")),
    generic.changes_input(
        lambda z, tau: by_shift(np.subtract(z, z.max(), out=z), tau),
        lambda z, tau: by_ratios(np.add(z, 1, out=z), tau),
    ),
]

# ---- bits_per_char


def bits_per_char(logits, targets):
    return float(losses.cross_entropy(logits, targets)[0]) / np.log(2)


def by_index(z, y):
    own = np.arange(len(z)), y
    s = z - z.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -log_p[own].mean() / np.log(2)


def by_characters(z, y):
    own = range(len(z)), y
    s = np.array([row - max(row) for row in z])
    log_p = s - np.log(np.exp(s) @ np.ones(z.shape[1]))[:, None]
    return -sum(log_p[place] * math.log2(math.e) for place in zip(*own, strict=True)) / len(y)


def _margin(m):
    return np.array([[m, 0.0, 0.0]] * 2) * math.log(2), np.array([1, 2])


BITS = (by_index, by_characters)
_APART = lost_apart(
    (np.array([[1000.0, 0.0]]), np.array([1])), (np.array([[0.0, 0.0], [3000.0, 3000.0]]), np.array([0, 1]))
)
_NATS = "-log_p[own].mean()"
_P = "np.exp(s) / np.exp(s).sum(axis=1)[:, None]"
bits_mistakes = [
    *seen(_APART, retyped(BITS, "s = ", one_maximum_for_all="z - z.max()")),
    *on_moderate(
        [
            *returning(
                BITS,
                nats=_NATS,
                multiplied_by_log2=f"{_NATS} * np.log(2)",
                base_mixed=[
                    "-(s - np.log2(np.exp(s).sum(axis=1))[:, None])[own].mean()",
                    "-(s / np.log(2) - np.log(np.exp(s).sum(axis=1))[:, None])[own].mean()",
                    "-(z - np.log2(np.exp(z).sum(axis=1))[:, None])[own].mean()",
                ],
                base_ten=f"{_NATS} / np.log(10)",
                perplexity=[f"np.exp({_NATS})", f"2 ** ({_NATS})"],
                summed="-log_p[own].sum() / np.log(2)",
                all_symbols_averaged=f"{_NATS} / np.log(2) / z.shape[1]",
                negated="log_p[own].mean() / np.log(2)",
                log_of_the_mean="-np.log2(np.exp(log_p[own]).mean())",
                entropy_instead="-(np.exp(log_p) * log_p).sum(axis=1).mean() / np.log(2)",
                all_pairs="-log_p[:, y].mean() / np.log(2)",
                rows_picked="-log_p[y].mean() / np.log(2)",
                likeliest_symbol="-log_p.max(axis=1).mean() / np.log(2)",
                softmax_missing=["-np.log2(z[own]).mean()", "-z[own].mean() / np.log(2)", "-z[own].mean()"],
                no_logarithm=[
                    "np.exp(log_p[own]).mean()",
                    "1 - np.exp(log_p[own]).mean()",
                    "-np.exp(log_p[own]).mean()",
                ],
                first_only=["-log_p[0, y[0]] / np.log(2)", "-log_p[0, y[0]] / np.log(2) / len(y)"],
                last_only=["-log_p[-1, y[-1]] / np.log(2)", "-log_p[-1, y[-1]] / np.log(2) / len(y)"],
                off_by_one="-log_p[own[0], y - 1].mean() / np.log(2)",
            ),
            *retyped(
                BITS,
                "log_p = ",
                wrong_axis=["s - np.log(np.exp(s).sum(axis=0))", "z - np.log(np.exp(z).sum(axis=0))"],
                keepdims_missing="s - np.log(np.exp(s).sum(axis=1))",
            ),
        ]
    ),
    *seen(not_reduced, returning(BITS, not_reduced="-log_p[own] / np.log(2)")),
    *seen(
        levels_off(_margin),
        retyped(
            BITS, "log_p = ", epsilon_in_log=[f"np.log({_P} + 1e-12)", f"np.log(np.maximum({_P}, 1e-7))"]
        ),
    ),
    *seen(overflows, retyped(BITS, "log_p = ", overflows="z - np.log(np.exp(z).sum(axis=1))[:, None]")),
    *seen(log_of_zero, retyped(BITS, "log_p = ", log_of_zero=f"np.log({_P})")),
]

# ---- cases


def drawn_probs(rng):
    def case(size, tau, scale=2.0, **more):
        logits = scale * rng.normal(size=size)
        return Case(f"{size} symbols, temperature {tau:g}", (logits, tau), **more)

    return [
        *(case(size, tau, weight=1.5) for size, tau in [(5, 0.5), (7, 2.0), (2, 0.05)]),
        *(case(size, tau) for size, tau in [(4, 1.0), (6, 0.0)]),
        case(4, 0.3, 400.0, quiet=True),
        case(3, 0.01, 5.0, quiet=True),
    ]


def drawn_bits(rng):
    def case(steps, symbols, scale=2.0, **more):
        logits = scale * rng.normal(size=(steps, symbols))
        return Case(f"{steps} characters of {symbols}", (logits, rng.integers(0, symbols, steps)), **more)

    far_apart = rng.normal(size=(3, 4)) + np.array([[0.0], [2000.0], [-2000.0]])
    return [
        *(case(*sizes) for sizes in [(5, 3), (1, 7), (8, 2), (3, 3)]),
        Case("large logits", _huge(rng), quiet=True),
        Case("each row around a value of its own", (far_apart, rng.integers(0, 4, 3)), quiet=True),
    ]


def _huge(rng):
    """Large logits, and a character to which the model gave next to no probability."""
    logits, targets = 500 * rng.normal(size=(4, 5)), rng.integers(0, 5, 4)
    logits[0, targets[0]] = logits.min() - 800
    return logits, targets


_THREE = np.log(np.array([0.7, 0.2, 0.1]))
_LOGITS = np.log(np.array([[0.5, 0.25, 0.25], [0.25, 0.5, 0.25]]))
visible_probs = [
    Case("temperature 1", (_THREE, 1.0)),
    Case("temperature 0.5", (_THREE, 0.5)),
    Case("temperature 0", (np.array([1.0, 3.0, 2.0]), 0.0)),
]
visible_bits = [Case("one bit", (_LOGITS, np.array([0, 1]))), Case("two bits", (_LOGITS, np.array([1, 2])))]
probs = Function("next_probs", next_probs, PROBS, probs_mistakes, visible_probs, drawn_probs, weight=2)
bits = Function("bits_per_char", bits_per_char, BITS, bits_mistakes, visible_bits, drawn_bits)
quiz = Quiz("writing", {"q1": "b", "q2": "c"})
exercise = Exercise(number="10.7", points=4, answers=[probs, bits, quiz])
