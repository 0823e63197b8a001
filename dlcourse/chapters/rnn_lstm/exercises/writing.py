"""10.7 How well a model writes, and how boldly."""

import math

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Quiz, Symptom, Wrong, generic
from dlcourse.checking.diagnosis.evidence import Evidence
from dlcourse.numpy import activations, losses

# ---- next_probs


def next_probs(logits, temperature):
    if temperature == 0:
        return np.eye(len(logits))[logits.argmax()]
    return activations.softmax(logits / temperature)[0]


def _log_softmax(z):
    return z - np.logaddexp.reduce(z)


def probs_by_powers(logits, temperature):
    """Ratios to the likeliest symbol, each raised to the power 1 / temperature."""
    below = logits - logits.max()
    if temperature == 0:
        chosen = np.arange(len(logits)) == np.argmax(below)
        return chosen.astype(float)
    ratios = np.exp(below / temperature)
    return ratios / np.sum(ratios)


def _safe(wrong):
    """A mistake that leaves temperature 0 right."""
    return lambda z, tau: next_probs(z, 0) if tau == 0 else wrong(z, tau)


def _one_hot_or(wrong):
    return lambda z, tau: wrong(z, tau) if tau else probs_by_powers(z, 0)


def _unstable(z, tau):
    return np.exp(z / tau) / np.exp(z / tau).sum()


def _unstable_by_loop(z, tau):
    powers = np.array([np.exp(value / tau) for value in z])
    return powers / sum(powers)


def _zero_divides(z, tau):
    scaled = z / np.float64(tau)
    return np.exp(scaled - scaled.max()) / np.exp(scaled - scaled.max()).sum()


def _zero_divides_by_logs(z, tau):
    return np.exp(_log_softmax(np.divide(z, tau)))


def _fails_at_zero_only(evidence: Evidence) -> bool:
    """Right for every positive temperature; NaN or an exception at 0."""
    return bool(evidence.failed) and all(
        call.case.args[1] == 0 and (call.got.kind == "raised" or not np.isfinite(call.got.value).all())
        for call in evidence.failed
    )


def _probs_drawn(rng: np.random.Generator) -> list[Case]:
    def case(size, tau, scale=2.0):
        return Case(f"{size} symbols, temperature {tau:g}", (scale * rng.normal(size=size), tau))

    small = [case(5, 0.5), case(7, 2.0), case(4, 1.0), case(6, 0.0), case(2, 0.05)]
    return [*small, case(4, 0.3, 400.0), case(3, 0.01, 5.0)]


# ---- bits_per_char


def bits_per_char(logits, targets):
    return float(losses.cross_entropy(logits, targets)[0]) / np.log(2)


def bits_by_loop(logits, targets):
    bits = [-_log_softmax(z)[target] * math.log2(math.e) for z, target in zip(logits, targets, strict=True)]
    return sum(bits) / len(bits)


def _unstable_bits(logits, targets):
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    return -np.log2(p[np.arange(len(targets)), targets]).mean()


def _unstable_bits_by_loop(logits, targets):
    bits = [np.log2(np.exp(z).sum()) - z[k] / np.log(2) for z, k in zip(logits, targets, strict=True)]
    return float(np.mean(bits))


def _bits_drawn(rng: np.random.Generator) -> list[Case]:
    def case(steps, symbols, scale=2.0):
        logits = scale * rng.normal(size=(steps, symbols))
        return Case(f"{steps} characters of {symbols}", (logits, rng.integers(0, symbols, steps)))

    far_apart = rng.normal(size=(3, 4)) + np.array([[0.0], [2000.0], [-2000.0]])
    return [
        *(case(*sizes) for sizes in [(5, 3), (1, 7), (8, 2), (3, 3)]),
        case(4, 5, 500.0),
        Case("each row around a value of its own", (far_apart, rng.integers(0, 4, 3))),
    ]


_LOGITS = np.log(np.array([[0.5, 0.25, 0.25], [0.25, 0.5, 0.25]]))

exercise = Exercise(
    number="10.7",
    points=4,
    answers=[
        Function(
            "next_probs",
            reference=next_probs,
            alternatives=[probs_by_powers],
            mistakes=[
                Wrong(
                    "multiplied",
                    _safe(lambda z, tau: next_probs(z * tau, 1)),
                    _one_hot_or(lambda z, tau: np.exp(_log_softmax(tau * z))),
                ),
                Wrong(
                    "temperature_ignored",
                    _safe(lambda z, tau: next_probs(z, 1)),
                    _one_hot_or(lambda z, tau: np.exp(_log_softmax(z))),
                ),
                Wrong(
                    "divided_after_softmax",
                    _safe(lambda z, tau: next_probs(z, 1) / tau),
                    _one_hot_or(lambda z, tau: np.exp(_log_softmax(z)) * (1 / tau)),
                ),
                Wrong(
                    "not_normalised",
                    _safe(lambda z, tau: next_probs(z, 1) ** (1 / tau)),
                    _one_hot_or(lambda z, tau: np.exp(_log_softmax(z) / tau)),
                ),
                Symptom("zero_not_handled", _fails_at_zero_only, _zero_divides, _zero_divides_by_logs),
                generic.overflows(_safe(_unstable), _one_hot_or(_unstable_by_loop)),
            ],
            visible=[
                Case("temperature 1", (np.log(np.array([0.7, 0.2, 0.1])), 1.0)),
                Case("temperature 0.5", (np.log(np.array([0.7, 0.2, 0.1])), 0.5)),
                Case("temperature 0", (np.array([1.0, 3.0, 2.0]), 0.0)),
            ],
            cases=_probs_drawn,
            weight=2,
        ),
        Function(
            "bits_per_char",
            reference=bits_per_char,
            alternatives=[bits_by_loop],
            mistakes=[
                Wrong(
                    "nats",
                    lambda z, y: float(losses.cross_entropy(z, y)[0]),
                    lambda z, y: bits_by_loop(z, y) * np.log(2),
                ),
                Wrong(
                    "perplexity",
                    lambda z, y: np.exp2(bits_per_char(z, y)),
                    lambda z, y: np.exp(losses.cross_entropy(z, y)[0]),
                ),
                Wrong(
                    "summed",
                    lambda z, y: bits_per_char(z, y) * len(y),
                    lambda z, y: -sum(_log_softmax(row)[k] for row, k in zip(z, y, strict=True)) / np.log(2),
                ),
                Wrong(
                    "all_symbols_averaged",
                    lambda z, y: bits_per_char(z, y) / z.shape[1],
                    lambda z, y: bits_by_loop(z, y) / len(z[0]),
                ),
                generic.overflows(_unstable_bits, _unstable_bits_by_loop),
            ],
            visible=[
                Case("one bit", (_LOGITS, np.array([0, 1]))),
                Case("two bits", (_LOGITS, np.array([1, 2]))),
            ],
            cases=_bits_drawn,
        ),
        Quiz("writing", {"q1": "b", "q2": "c"}),
    ],
)
