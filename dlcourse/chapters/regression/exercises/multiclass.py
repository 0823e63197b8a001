"""3.4 Softmax and cross-entropy for several classes."""

import numpy as np

from dlcourse.checking import Case, Exercise, Form, Function, edits, generic, returning, retyped, seen
from dlcourse.checking.diagnosis.loss_patterns import (
    levels_off,
    log_of_zero,
    not_reduced,
    on_moderate,
    on_results,
)
from dlcourse.checking.diagnosis.number_patterns import not_averaged, overflows
from dlcourse.numpy import activations, losses

# ---- softmax


def softmax(z):
    return activations.softmax(z)[0]


def by_shift(z):
    top = z.max(axis=1, keepdims=True)
    e = np.exp(z - top)
    return e / e.sum(axis=1, keepdims=True)


def by_transposed(z):
    top = np.array([max(row) for row in z])[:, None]
    e = np.exp((z - top).T).T
    return (e.T / e.sum(axis=1)).T


def by_logs(z):
    shifted = z - z.max(1)[:, None]
    return np.exp(shifted - np.logaddexp.reduce(shifted, axis=1)[:, None])


@on_results
def _sums_to_one(evidence):
    """The whole table, of several rows, is one distribution."""
    tables = [(call.case.args[0], call.got.value) for call in evidence.failed]
    finite = [np.sum(got) for z, got in tables if len(z) > 1 and np.isfinite(got).all()]
    return bool(finite) and np.allclose(finite, 1, rtol=1e-5)


def _clipped(evidence):
    """Logits beyond some size count as if they had this size, which follows from two that are far apart."""
    p = evidence.ask(np.array([[0.0, 500.0], [1.0, 0.0]])).value
    if np.shape(p) != (2, 2) or not 1e-44 < p[0][0] < 0.3:
        return False
    size = np.log(p[0][1] / p[0][0])
    z = np.array([[-50.0, 0.5, size + 9], [size / 2, -size / 2, 0]])
    value = evidence.ask(z).value
    return any(
        np.allclose(value, softmax(way), 1e-3) for way in (np.clip(z, -size, size), np.minimum(z, size))
    )


_TABLES, _LOG_SUM = (by_shift, by_transposed), "np.log(np.exp(z - top).sum(1))[:, None]"
_ROWS = "axis=1, keepdims=True)"
softmax_mistakes = [
    *retyped(_TABLES, "top = ", one_maximum_for_all="z.max()"),
    *on_moderate(
        [
            *retyped(
                _TABLES,
                "top = ",
                wrong_axis="z.max(axis=0)",
                keepdims_missing="z.max(axis=1)",
            ),
            *retyped(
                _TABLES,
                "e = ",
                divided_by_largest="np.exp(z / top)",
                exponential_missing=["z - z.min(axis=1, keepdims=True)", "z"],
                sign_turned="np.exp(z.min(axis=1, keepdims=True) - z)",
            ),
            *returning(
                _TABLES,
                over_samples="np.exp(z - z.max(axis=0)) / np.exp(z - z.max(axis=0)).sum(axis=0)",
                wrong_axis="e / e.sum(axis=0)",
                keepdims_missing=["e / e.sum(axis=1)", "np.exp(z - z.max(1)) / np.exp(z - z.max(1)).sum(1)"],
                shifted_once=["e / np.exp(z).sum(axis=1)[:, None]", "np.exp(z) / e.sum(axis=1)[:, None]"],
                logarithm=f"z - top - {_LOG_SUM}",
                sigmoid="0.5 + np.tanh(z / 2) / 2",
            ),
        ]
    ),
    *seen(
        _sums_to_one,
        returning(
            _TABLES, over_everything=["e / e.sum()", "np.exp(z - z.max()) / np.exp(z - z.max()).sum()"]
        ),
    ),
    *seen(
        _clipped,
        retyped(_TABLES, "e = ", clipped_range=["np.exp(np.clip(z, -10, 10))", "np.exp(np.minimum(z, 20))"]),
    ),
    *seen(overflows, retyped(_TABLES, "top = ", overflows=["0", "z.mean(axis=1)[:, None]"])),
    generic.changes_input(
        lambda z: by_shift(np.subtract(z, z.max(1)[:, None], out=z)), lambda z: by_logs(np.add(z, 1, out=z))
    ),
    generic.promotes_dtype(lambda z: by_shift(z.astype(float)), lambda z: by_logs(z) * np.ones(1)),
]

# ---- cross-entropy


def cross_entropy(logits, labels):
    return float(losses.cross_entropy(logits, labels)[0])


def by_index(z, y):
    own = np.arange(len(z)), y
    s = z - z.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -log_p[own].mean()


def by_samples(z, y):
    own = range(len(z)), y
    s = np.array([row - max(row) for row in z])
    log_p = s - np.logaddexp.reduce(s, axis=1)[:, None]
    return -sum(log_p[place] for place in zip(*own, strict=True)) / len(y)


def _margin(m):
    return np.array([[m, 0.0, 0.0]] * 2), np.array([1, 2])


LOSSES = (by_index, by_samples)
cross_entropy_mistakes = [
    *edits(
        LOSSES,
        one_maximum_for_all=[
            ("z.max(axis=1, keepdims=True)", "z.max()"),
            (
                "log_p = s - np.logaddexp.reduce(s, axis=1)",
                "s = z - z.max(); log_p = s - np.log(np.exp(s).sum(axis=1))",
            ),
        ],
    ),
    *on_moderate(
        [
            *returning(
                LOSSES,
                shifted_once="(s - log_p - z)[own].mean()",
                averaged_over_classes_too="-log_p[own].sum() / z.size",
                softmax_twice="cross_entropy(np.exp(log_p), y)",
                no_softmax="-z[own].mean()",
                no_logarithm=["-np.exp(log_p[own]).mean()", "1 - np.exp(log_p[own]).mean()"],
                labels_of_all_rows="-log_p[:, y].mean()",
                rows_picked="-log_p[y].mean()",
                largest_instead_of_label="-log_p.max(axis=1).mean()",
                integers_read_as_one_hot="-(y * log_p).sum(axis=1).mean()",
                averaged_too_early="-np.log(np.exp(log_p[own]).mean())",
                last_only="-log_p[-1, y[-1]]",
                off_by_one=[f"-log_p[np.arange(len(y)), y {way} 1].mean()" for way in "-+"],
                negated="log_p[own].mean()",
            ),
            *retyped(
                LOSSES,
                "log_p = ",
                over_samples="z - z.max(axis=0) - np.log(np.exp(z - z.max(axis=0)).sum(axis=0))",
                wrong_axis="s - np.log(np.exp(s).sum(axis=0))",
                keepdims_missing="s - np.log(np.exp(s).sum(axis=1))",
            ),
            *retyped(LOSSES, "s = ", keepdims_missing="z - z.max(axis=1)"),
        ]
    ),
    *seen(not_reduced, returning(LOSSES, not_reduced="-log_p[own]")),
    *seen(
        levels_off(_margin),
        retyped(
            LOSSES,
            "log_p = ",
            epsilon_in_log=["np.log(softmax(z) + 1e-12)", "np.log(np.maximum(softmax(z), 1e-7))"],
        ),
    ),
    *seen(log_of_zero, retyped(LOSSES, "log_p = ", log_of_zero="np.log(softmax(z))")),
    *seen(overflows, retyped(LOSSES, "log_p = ", overflows="z - np.log(np.exp(z).sum(axis=1))[:, None]")),
    *seen(not_averaged, returning(LOSSES, not_averaged="-log_p[own].sum()")),
]


# ---- cases


def _apart(rng, n, k):
    """Rows so far apart that a common maximum leaves nothing of the lower ones."""
    return rng.normal(size=(n, k)) + 1000 * (rng.permutation(np.arange(n)) - 1)[:, None]


def _huge(rng, n):
    return rng.permuted(np.tile([-1000.0, -5.0, 3.0, 1000.0], (n, 1)), axis=1) + rng.normal(size=(n, 4))


def drawn_softmax(rng):
    moderate = [Case("drawn", (2 * rng.normal(size=size),)) for size in [(4, 3), (2, 5)]]
    return [
        *moderate,
        Case("one class", (rng.normal(size=(3, 1)),), quiet=True, weight=0.25),
        Case("float32", (rng.normal(size=(2, 4)).astype(np.float32),)),
        Case("huge", (_huge(rng, 3),), quiet=True),
        Case("huge float32", (_huge(rng, 2).astype(np.float32),), quiet=True, tol=1e-3),
        Case("rows far apart", (_apart(rng, 3, 4),), quiet=True),
    ]


def drawn_cross_entropy(rng):
    def labels(n, k):
        return rng.permutation(np.arange(n) % k)

    sizes, apart, own = [(5, 3), (3, 3), (3, 7)], _apart(rng, 4, 3), labels(4, 3)
    apart[0, own[0]] -= 1000
    return [
        *(Case(f"N={n}, K={k}", (2 * rng.normal(size=(n, k)), labels(n, k))) for n, k in sizes),
        Case("huge logits", (_huge(rng, 6), labels(6, 4)), quiet=True, weight=1.5),
        Case("rows far apart", (apart, own), quiet=True),
    ]


answers = [
    Function(
        "softmax",
        softmax,
        [by_shift, by_transposed, by_logs],
        softmax_mistakes,
        visible=[
            Case("two rows", (np.array([[0.0, 1.0, 2.0], [3.0, 3.0, 3.0]]),)),
            Case("huge", (np.array([[1000.0, 1001.0, 999.0], [0.0, 1.0, -1.0]]),), quiet=True, weight=1.5),
        ],
        cases=drawn_softmax,
        form=Form(dtype=True),
    ),
    Function(
        "cross_entropy",
        cross_entropy,
        [by_index, by_samples],
        cross_entropy_mistakes,
        visible=[
            Case("two samples", (np.array([[2.0, 0.0, 1.0], [0.0, 0.0, 0.0]]), np.array([0, 2]))),
            Case(
                "huge logits",
                (np.array([[1000.0, 0.0], [0.0, 1000.0]]), np.array([0, 0])),
                quiet=True,
                weight=1.5,
            ),
        ],
        cases=drawn_cross_entropy,
    ),
]
exercise = Exercise(number="3.4", points=10, answers=answers)
