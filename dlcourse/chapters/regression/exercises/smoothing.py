"""3.5 Label smoothing."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, generic
from dlcourse.numpy import losses


def smooth_ce(logits, labels, eps):
    return float(losses.cross_entropy(logits, labels, label_smoothing=eps)[0])


def _log_p(logits):
    return logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)


def by_mixture(logits, labels, eps):
    """Most of the loss on the label, the rest on all classes alike."""
    log_p = _log_p(logits)
    hard = -log_p[np.arange(len(labels)), labels].mean()
    return (1 - eps) * hard - eps * log_p.mean()


def _with_targets(make):
    def loss(logits, labels, eps):
        targets = make(np.eye(logits.shape[1])[labels], eps, logits.shape[1])
        return -(targets * _log_p(logits)).sum() / len(labels)

    return loss


def _by_loop(on, off):
    """Another author: weights for the label and for every other class."""

    def loss(logits, labels, eps):
        k, total = logits.shape[1], 0.0
        for row, label in zip(logits, labels, strict=True):
            log_p = row - np.log(np.exp(row - row.max()).sum()) - row.max()
            for j in range(k):
                total -= (on(eps, k) if j == label else off(eps, k)) * log_p[j]
        return total / len(labels)

    return loss


def _drawn(rng: np.random.Generator) -> list[Case]:
    def case(n, k, eps, scale=2.0):
        logits = scale * rng.normal(size=(n, k))
        return Case(f"N={n}, K={k}, eps {eps:g}", (logits, rng.integers(0, k, n), eps))

    return [case(4, 3, 0.1), case(1, 5, 0.3), case(6, 2, 0.2), case(3, 10, 0.05), case(4, 4, 0.1, 2000.0)]


_LOGITS, _LABELS = np.array([[2.0, 0.0, 1.0], [0.0, 3.0, 0.0]]), np.array([0, 2])

exercise = Exercise(
    number="3.5",
    points=6,
    answers=[
        Function(
            "smooth_ce",
            reference=smooth_ce,
            alternatives=[by_mixture, _with_targets(lambda t, e, k: (1 - e) * t + e / k)],
            mistakes=[
                Wrong(
                    "share_of_the_others_only",
                    _with_targets(lambda t, e, k: (1 - e) * t + e / (k - 1) * (1 - t)),
                    _by_loop(lambda e, k: 1 - e, lambda e, k: e / (k - 1)),
                ),
                Wrong(
                    "targets_below_one",
                    _with_targets(lambda t, e, k: (1 - e) * t + e / k * (1 - t)),
                    _by_loop(lambda e, k: 1 - e, lambda e, k: e / k),
                ),
                Wrong(
                    "targets_above_one",
                    _with_targets(lambda t, e, k: t + e / k),
                    _by_loop(lambda e, k: 1 + e / k, lambda e, k: e / k),
                ),
                Wrong(
                    "only_damped",
                    _with_targets(lambda t, e, k: (1 - e) * t),
                    _by_loop(lambda e, k: 1 - e, lambda e, k: 0.0),
                ),
                Wrong(
                    "eps_ignored",
                    _with_targets(lambda t, e, k: t),
                    _by_loop(lambda e, k: 1.0, lambda e, k: 0.0),
                ),
                generic.not_averaged(
                    lambda z, y, eps: len(y) * by_mixture(z, y, eps),
                    lambda z, y, eps: (
                        -(((1 - eps) * np.eye(z.shape[1])[y] + eps / z.shape[1]) * _log_p(z)).sum()
                    ),
                ),
            ],
            visible=[
                Case("eps 0.3", (_LOGITS, _LABELS, 0.3)),
                Case("eps 0 is plain cross-entropy", (_LOGITS, _LABELS, 0.0), weight=0.25),
            ],
            cases=_drawn,
        )
    ],
)
