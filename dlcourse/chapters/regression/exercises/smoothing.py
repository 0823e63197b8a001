"""3.5 Label smoothing."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, returning, retyped, seen
from dlcourse.checking.diagnosis.loss_patterns import levels_off, log_of_zero, not_reduced, number
from dlcourse.checking.diagnosis.number_patterns import not_averaged, overflows
from dlcourse.numpy import losses


def smooth_ce(logits, labels, eps):
    return float(losses.cross_entropy(logits, labels, label_smoothing=eps)[0])


def by_targets(z, y, eps):
    (n, k), hot = z.shape, np.eye(z.shape[1])[y]
    targets = (1 - eps) * hot + eps / k
    s = z - z.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -(targets * log_p).sum() / n


def by_rows(z, y, eps):
    (n, k), hot = z.shape, y[:, None] == np.arange(z.shape[1])
    targets = np.where(hot, 1 - eps + eps / k, eps / k)
    log_p = z - np.logaddexp.reduce(z, axis=1)[:, None]
    return sum(-row @ target for row, target in zip(log_p, targets, strict=True)) / n


def _margin(m):
    return np.array([[m, 0.0, 0.0]] * 2), np.array([1, 2]), 0.0


def _ignores_eps(evidence):
    """Another ε gives the same loss, other logits do not."""
    logits, labels, _ = evidence.calls[0].case.args
    first, second, other = (
        number(evidence, k * logits, labels, eps) for k, eps in [(1, 0.2), (1, 0.7), (2, 0.2)]
    )
    return first == second != other


_AUTHORS, _P = (
    (by_targets, by_rows),
    "np.exp(z - z.max(1)[:, None]) / np.exp(z - z.max(1)[:, None]).sum(1)[:, None]",
)
mistakes = [
    *retyped(
        _AUTHORS,
        "targets = ",
        share_of_the_others_only="np.where(hot, 1 - eps, eps / (k - 1))",
        targets_below_one="np.where(hot, 1 - eps, eps / k)",
        targets_above_one="hot + eps / k",
        only_damped=["(1 - eps) * hot", "(1 - eps + eps / k) * hot"],
        eps_not_shared="(1 - eps) * hot + eps",
        shared_among_samples="(1 - eps) * hot + eps / n",
        two_classes_assumed="(1 - eps) * hot + eps / 2",
        eps_swapped="eps * hot + (1 - eps) / k",
        cut_to_integers="((1 - eps) * hot + eps / k).astype(int)",
    ),
    *returning(
        _AUTHORS,
        negated="(targets * log_p).sum() / n",
        averaged_over_classes_too="-(targets * log_p).mean()",
        predictions_smoothed="-np.log((1 - eps) * np.exp(log_p[np.arange(n), y]) + eps / k).mean()",
        no_softmax="-(targets * z).sum() / n",
        softmax_twice="smooth_ce(np.exp(log_p), y, eps)",
        no_logarithm="-(targets * np.exp(log_p)).sum() / n",
    ),
    *seen(_ignores_eps, retyped(_AUTHORS, "targets = ", eps_ignored=["hot * 1.0", "0.9 * hot + 0.1 / k"])),
    *seen(not_reduced, returning(_AUTHORS, not_reduced="-(targets * log_p).sum(axis=1)")),
    *seen(levels_off(_margin), retyped(_AUTHORS, "log_p = ", epsilon_in_log=f"np.log({_P} + 1e-12)")),
    *seen(log_of_zero, retyped(_AUTHORS, "log_p = ", log_of_zero=f"np.log({_P})")),
    *seen(overflows, retyped(_AUTHORS, "log_p = ", overflows="z - np.log(np.exp(z).sum(1))[:, None]")),
    *seen(not_averaged, returning(_AUTHORS, not_averaged="-(targets * log_p).sum()")),
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
answer = Function("smooth_ce", smooth_ce, [by_targets, by_rows], mistakes, visible, drawn)
exercise = Exercise(number="3.5", points=6, answers=[answer])
