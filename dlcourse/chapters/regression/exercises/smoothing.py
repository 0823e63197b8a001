"""3.5 Label smoothing."""

import numpy as np

from dlcourse.chapters.regression.exercises._symptoms import (
    levels_off,
    log_of_zero,
    not_reduced,
    number,
    seen_by,
)
from dlcourse.checking import Case, Exercise, Function, edits
from dlcourse.checking.diagnosis.number_patterns import not_averaged, overflows
from dlcourse.numpy import losses


def smooth_ce(logits, labels, eps):
    return float(losses.cross_entropy(logits, labels, label_smoothing=eps)[0])


def by_targets(logits, labels, eps):
    n, k = logits.shape
    targets = (1 - eps) * np.eye(k)[labels] + eps / k
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -(targets * log_p).sum() / n


def by_loop(logits, labels, eps):
    n, k = logits.shape
    total, log_p = 0.0, logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    for row, label in zip(log_p, labels, strict=True):
        for j in range(k):
            target = 1 - eps + eps / k if j == label else eps / k
            total -= target * row[j]
    return total / n


_AUTHORS = (by_targets, by_loop)
_SHIFTED = "logits - logits.max(axis=1, keepdims=True)"
_LOG_P = "shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))"
_LOG_SUM = "logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)"
_MIX, _EACH = "(1 - eps) * np.eye(k)[labels] + eps / k", "1 - eps + eps / k if j == label else eps / k"


def _margin(m):
    return np.array([[m, 0.0, 0.0]] * 2), np.array([1, 2]), 0.0


def _ignores_eps(evidence):
    """Another ε gives the same loss, other logits do not."""
    logits, labels, _ = evidence.calls[0].case.args
    first, second, other = (
        number(evidence, k * logits, labels, eps) for k, eps in [(1, 0.2), (1, 0.7), (2, 0.2)]
    )
    return first == second != other


mistakes = [
    *edits(
        _AUTHORS,
        share_of_the_others_only=[
            (_MIX, "np.where(np.eye(k)[labels] == 1, 1 - eps, eps / (k - 1))"),
            (_EACH, "1 - eps if j == label else eps / (k - 1)"),
        ],
        targets_below_one=[
            (_MIX, "np.where(np.eye(k)[labels] == 1, 1 - eps, eps / k)"),
            (_EACH, "1 - eps if j == label else eps / k"),
        ],
        targets_above_one=[("(1 - eps) * ", ""), ("1 - eps + eps / k", "1 + eps / k")],
        only_damped=[(" + eps / k", ""), (_EACH, "1 - eps if j == label else 0")],
        eps_not_shared=[("eps / k", "eps"), (_EACH, "1 if j == label else eps")],
        shared_among_samples=[
            ("eps / k", "eps / n"),
            (_EACH, "1 - eps + eps / n if j == label else eps / n"),
        ],
        two_classes_assumed=[("eps / k", "eps / 2"), (_EACH, "1 - eps + eps / 2 if j == label else eps / 2")],
        eps_swapped=[
            (_MIX, "eps * np.eye(k)[labels] + (1 - eps) / k"),
            (_EACH, "eps + (1 - eps) / k if j == label else (1 - eps) / k"),
        ],
        cut_to_integers=[(_MIX, f"({_MIX}).astype(int)"), (_EACH, f"int({_EACH})")],
        averaged_over_classes_too=[("sum() / n", "mean()"), ("total / n", "total / n / k")],
        predictions_smoothed=[
            ("return ", "return -np.log((1 - eps) * np.exp(log_p[np.arange(n), labels]) + eps / k).mean();"),
            (
                "return ",
                "return -sum(np.log(eps / k + (1 - eps) * np.exp(p[i])) for p, i in zip(log_p, labels)) / n;",
            ),
        ],
        no_softmax=[
            ("(targets * log_p)", "(targets * logits)"),
            (_LOG_SUM, "logits"),
        ],
        softmax_twice=[
            (
                "    return",
                "    log_p = np.exp(log_p); log_p = log_p - np.log(np.exp(log_p).sum(1))[:, None]; return",
            ),
            (
                "    for row",
                "    p = np.exp(log_p); log_p = p - np.logaddexp.reduce(p, axis=1)[:, None]\n    for row",
            ),
        ],
        no_logarithm=[("* log_p)", "* np.exp(log_p))"), ("* row[j]", "* np.exp(row[j])")],
    ),
    *edits(
        _AUTHORS,
        only_damped=[
            (_MIX, "(1 - eps + eps / k) * np.eye(k)[labels]"),
            (_EACH, "1 - eps + eps / k if j == label else 0"),
        ],
    ),
    *seen_by(_ignores_eps, edits(_AUTHORS, eps_ignored=("logits.shape", "logits.shape; eps = 0"))),
    *seen_by(
        not_reduced,
        edits(
            _AUTHORS,
            not_reduced=[
                ("sum() / n", "sum(axis=1)"),
                ("return ", "return (eps - 1) * log_p[np.arange(n), labels] - eps * log_p.mean(axis=1);"),
            ],
        ),
    ),
    *seen_by(
        levels_off(_margin),
        edits(
            _AUTHORS,
            epsilon_in_log=[
                (_LOG_P, "np.log(np.exp(shifted) / np.exp(shifted).sum(1)[:, None] + 1e-12)"),
                (_LOG_SUM, f"np.log(np.maximum(np.exp({_LOG_SUM}), 1e-7))"),
            ],
        ),
    ),
    *seen_by(
        log_of_zero,
        edits(
            _AUTHORS,
            log_of_zero=[
                (_LOG_P, "np.log(np.exp(shifted) / np.exp(shifted).sum(1)[:, None])"),
                (_LOG_SUM, f"np.log(np.exp({_LOG_SUM}))"),
            ],
        ),
    ),
    *seen_by(
        overflows,
        edits(
            _AUTHORS,
            overflows=[(_SHIFTED, "logits"), (_LOG_SUM, "logits - np.log(np.exp(logits).sum(1))[:, None]")],
        ),
    ),
    *seen_by(not_averaged, edits(_AUTHORS, not_averaged=[("sum() / n", "sum()"), ("total / n", "total")])),
]


def drawn(rng):
    def case(n, k, eps, scale=2.0):
        logits = scale * rng.normal(size=(n, k))
        return Case(f"N={n}, K={k}, eps {eps:g}", (logits, rng.integers(0, k, n), eps), quiet=scale > 100)

    sizes = [(4, 3, 0.1), (2, 5, 0.3), (6, 2, 0.2), (3, 10, 0.05), (5, 4, 1.0)]
    return [*(case(*size) for size in sizes), case(4, 4, 0.1, 2000.0)]


_LOGITS, _LABELS = np.array([[2.0, 0.0, 1.0], [0.0, 3.0, 1.0]]), np.array([0, 2])
visible = [
    Case("eps 0.3", (_LOGITS, _LABELS, 0.3)),
    Case("eps 0 is plain cross-entropy", (_LOGITS, _LABELS, 0.0), weight=0.25),
]
answer = Function("smooth_ce", smooth_ce, [by_targets, by_loop], mistakes, visible, drawn)
exercise = Exercise(number="3.5", points=6, answers=[answer])
