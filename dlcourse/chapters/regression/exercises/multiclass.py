"""3.4 Softmax and cross-entropy for several classes."""

import math

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, generic
from dlcourse.numpy import activations, losses


def softmax(z):
    return activations.softmax(z)[0]


def by_logs(z):
    return np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))


def by_rows(z):
    rows = [np.exp(row - max(row)) for row in z]
    return np.array([row / row.sum() for row in rows], z.dtype)


def _in_place(z):
    z -= z.max(axis=1, keepdims=True)
    np.exp(z, out=z)
    z /= z.sum(axis=1, keepdims=True)
    return z


def _in_place_rows(z):
    for row in z:
        row -= row.max()
    return by_rows(z)


def cross_entropy(logits, labels):
    return float(losses.cross_entropy(logits, labels)[0])


def ce_by_index(logits, labels):
    log_sums = np.logaddexp.reduce(logits, axis=1)
    return np.mean(log_sums - logits[np.arange(len(labels)), labels])


def ce_by_one_hot(logits, labels):
    shifted = logits - logits.max(1)[:, None]
    log_p = shifted - np.log(np.exp(shifted).sum(1))[:, None]
    return -(np.eye(logits.shape[1])[labels] * log_p).sum() / len(labels)


def _naive_ce(logits, labels):
    p = softmax(logits)[np.arange(len(labels)), labels]
    return float(-np.log(p).mean())


def _naive_ce_again(logits, labels):
    p = by_rows(logits)
    return float(np.mean([-np.log(row[label]) for row, label in zip(p, labels, strict=True)]))


def _logits(rng, n, k, scale=2.0, dtype=np.float64):
    return (scale * rng.normal(size=(n, k))).astype(dtype)


def _softmax_cases(rng: np.random.Generator) -> list[Case]:
    return [
        Case("drawn", (_logits(rng, 4, 3),)),
        Case("one row", (_logits(rng, 1, 5),)),
        Case("one class", (_logits(rng, 3, 1),), weight=0.25),
        Case("float32", (_logits(rng, 2, 4, dtype=np.float32),)),
        Case("huge", (_logits(rng, 3, 4, 800.0),), quiet=True),
    ]


def _ce_case(rng, n, k, scale=2.0):
    return Case(
        f"N={n}, K={k}, scale {scale:g}", (_logits(rng, n, k, scale), rng.integers(0, k, n)), quiet=True
    )


def _ce_cases(rng: np.random.Generator) -> list[Case]:
    return [_ce_case(rng, 5, 3), _ce_case(rng, 1, 4), _ce_case(rng, 3, 7), _ce_case(rng, 6, 4, 900.0)]


_HUGE = Case("huge logits", (np.array([[1000.0, 0.0], [0.0, 1000.0]]), np.array([0, 0])), quiet=True)

exercise = Exercise(
    number="3.4",
    points=10,
    answers=[
        Function(
            "softmax",
            reference=softmax,
            alternatives=[by_logs, by_rows],
            mistakes=[
                generic.overflows(
                    lambda z: np.exp(z) / np.exp(z).sum(axis=1, keepdims=True),
                    lambda z: (np.exp(z).T / np.exp(z).T.sum(axis=0)).T,
                ),
                Wrong(
                    "over_samples",
                    lambda z: activations.softmax(z, axis=0)[0],
                    lambda z: by_rows(z.T).T,
                ),
                Wrong(
                    "over_everything",
                    lambda z: np.exp(z - z.max()) / np.exp(z - z.max()).sum(),
                    lambda z: by_rows(z.reshape(1, -1)).reshape(z.shape),
                ),
                generic.changes_input(_in_place, _in_place_rows),
                Wrong("sigmoid", lambda z: activations.sigmoid(z)[0], lambda z: 0.5 + np.tanh(z / 2) / 2),
                Wrong(
                    "logarithm",
                    lambda z: activations.log_softmax(z)[0],
                    lambda z: z - np.logaddexp.reduce(z, axis=1)[:, None],
                ),
            ],
            visible=[
                Case("two rows", (np.array([[0.0, 1.0, 2.0], [3.0, 3.0, 3.0]]),)),
                Case("huge", (np.array([[1000.0, 1001.0, 999.0]]),), quiet=True),
            ],
            cases=_softmax_cases,
        ),
        Function(
            "cross_entropy",
            reference=cross_entropy,
            alternatives=[ce_by_index, ce_by_one_hot],
            mistakes=[
                generic.overflows(_naive_ce, _naive_ce_again),
                Wrong(
                    "averaged_over_classes_too",
                    lambda z, y: cross_entropy(z, y) / z.shape[1],
                    lambda z, y: (
                        -np.mean(np.eye(z.shape[1])[y] * np.log(np.maximum(by_rows(z), 0) + 0.0))
                        if np.abs(z).max() < 100
                        else ce_by_one_hot(z, y) / z.shape[1]
                    ),
                ),
                generic.not_averaged(
                    lambda z, y: ce_by_index(z, y) * len(y),
                    lambda z, y: (
                        np.logaddexp.reduce(z, axis=1) - np.take_along_axis(z, y[:, None], 1)[:, 0]
                    ).sum(),
                ),
                Wrong(
                    "softmax_twice",
                    lambda z, y: cross_entropy(softmax(z), y),
                    lambda z, y: ce_by_one_hot(by_rows(z), y),
                ),
                Wrong(
                    "no_logarithm",
                    lambda z, y: -softmax(z)[np.arange(len(y)), y].mean(),
                    lambda z, y: -(np.eye(z.shape[1])[y] * by_rows(z)).sum() / len(y),
                ),
                Wrong(
                    "base_two",
                    lambda z, y: cross_entropy(z, y) / np.log(2),
                    lambda z, y: ce_by_index(z, y) * math.log2(math.e),
                ),
            ],
            visible=[
                Case("two samples", (np.array([[2.0, 0.0, 1.0], [0.0, 0.0, 0.0]]), np.array([0, 2]))),
                _HUGE,
            ],
            cases=_ce_cases,
        ),
    ],
)
