"""3.4 Softmax and cross-entropy for several classes."""

import numpy as np

from dlcourse.chapters.regression.exercises._symptoms import (
    levels_off,
    log_of_zero,
    not_reduced,
    on_moderate,
    on_results,
    seen_by,
)
from dlcourse.checking import Case, Exercise, Form, Function, edits, generic
from dlcourse.checking.diagnosis.generic import _changes_input as changes_input
from dlcourse.checking.diagnosis.number_patterns import not_averaged, overflows
from dlcourse.numpy import activations, losses

# ---- softmax


def softmax(z):
    return activations.softmax(z)[0]


def by_shift(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def by_rows(z):
    p = np.zeros_like(z)
    for n, row in enumerate(z):
        e = np.exp(row - row.max())
        p[n] = e / e.sum()
    return p


_TABLE, _ROW = (by_shift, by_rows), "row - row.max()"
_SHIFT, _MAX, _SUM = (
    "z - z.max(axis=1, keepdims=True)",
    "z.max(axis=1, keepdims=True)",
    "e.sum(axis=1, keepdims=True)",
)


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


softmax_mistakes = [
    *edits(_TABLE, one_maximum_for_all=[(_MAX, "z.max()"), (_ROW, "row - z.max()")]),
    *on_moderate(
        edits(
            _TABLE,
            over_samples=[
                (_SHIFT, "z - z.max(axis=0)", _SUM, "e.sum(axis=0)"),
                ("enumerate(z)", "enumerate(z.T)", "p[n]", "p[:, n]"),
            ],
            wrong_axis=[(_MAX, "z.max(axis=0)"), (_ROW, "row - z.max(0)")],
            keepdims_missing=[
                (_SUM, "e.sum(axis=1)"),
                ("return p", "return by_shift(z) * by_shift(z).sum(1) ** 0"),
            ],
            shifted_once=[(_SUM, "np.exp(z).sum(axis=1, keepdims=True)"), ("e.sum()", "np.exp(row).sum()")],
            divided_by_largest=[(_SHIFT, f"z / {_MAX}"), (_ROW, "row / row.max()")],
            exponential_missing=[
                (f"np.exp({_SHIFT})", "z - z.min(1)[:, None]"),
                (f"np.exp({_ROW})", "row - row.min()"),
            ],
            sign_turned=[(_SHIFT, "z.min(1)[:, None] - z"), (_ROW, "row.min() - row")],
            logarithm=[(f"e / {_SUM}", f"{_SHIFT} - np.log({_SUM})"), ("e / e.sum()", "np.log(e / e.sum())")],
            sigmoid=("return ", "return 0.5 + np.tanh(z / 2) / 2;"),
        )
    ),
    *on_moderate(
        edits(
            _TABLE,
            wrong_axis=[
                (_SUM, "e.sum(axis=0)"),
                ("return p", "e = np.exp(z - z.max(1)[:, None]); return e / e.sum(0)"),
            ],
            keepdims_missing=[(_MAX, "z.max(axis=1)"), ("return p", "return by_shift(z - z.max(axis=1))")],
            shifted_once=[
                (f"np.exp({_SHIFT})", "np.exp(z)", _SUM, f"np.exp({_SHIFT}).sum(1)[:, None]"),
                ("e / e.sum()", "np.exp(row) / e.sum()"),
            ],
            exponential_missing=[(f"np.exp({_SHIFT})", "z"), (f"np.exp({_ROW})", "row")],
        )
    ),
    *on_moderate(
        edits(
            _TABLE,
            keepdims_missing=[
                (_MAX, "z.max(axis=1)", _SUM, "e.sum(axis=1)"),
                ("return p", "e = np.exp(z - z.max(1)); return e / e.sum(1)"),
            ],
        )
    ),
    *seen_by(
        _sums_to_one,
        edits(
            _TABLE,
            over_everything=[
                (_SUM, "e.sum()"),
                (f"np.exp({_ROW})", "np.exp(row - z.max())", "e.sum()", "np.exp(z - z.max()).sum()"),
            ],
        ),
    ),
    *seen_by(
        _clipped,
        edits(_TABLE, clipped_range=[(_SHIFT, "np.clip(z, -10, 10)"), (_ROW, "np.minimum(row, 20)")]),
    ),
    *seen_by(overflows, edits(_TABLE, overflows=[(_SHIFT, "z"), (_ROW, "row - row.mean()")])),
    *seen_by(
        changes_input,
        edits(
            _TABLE,
            changes_input=[
                (_SHIFT, f"np.subtract(z, {_MAX}, out=z)"),
                ("        e =", "        row -= row.max()\n        e ="),
            ],
        ),
    ),
    generic.promotes_dtype(lambda z: by_shift(z.astype(float)), lambda z: by_rows(z) * np.ones(1)),
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
    total, sums = 0.0, np.logaddexp.reduce(z, axis=1)
    for n, label in enumerate(y):
        loss = sums[n] - z[n, label]
        total += loss
    return total / len(y)


_LOSSES, _LOG_P = (by_index, by_samples), "s - np.log(np.exp(s).sum(axis=1, keepdims=True))"
_TOP, _MEAN, _LOSS, _FOR = _MAX, "-log_p[own].mean()", "sums[n] - z[n, label]", "    for"
_FAR = "sums[n] - z[n, label] if z[n].max() > z.max() - 740 else -np.inf"


def _margin(m):
    return np.array([[m, 0.0, 0.0]] * 2), np.array([1, 2])


cross_entropy_mistakes = [
    *edits(_LOSSES, one_maximum_for_all=[(_TOP, "z.max()"), (_LOSS, _FAR)]),
    *on_moderate(
        edits(
            _LOSSES,
            shifted_once=[(_MEAN, "(s - log_p - z)[own].mean()"), (_LOSS, f"{_LOSS} - z[n].max()")],
            averaged_over_classes_too=[(_MEAN, "-log_p[own].sum() / z.size"), ("/ len(y)", "/ z.size")],
            softmax_twice=[
                ("    s =", "    z = softmax(z); s ="),
                ("    total,", "    z = by_rows(z); total,"),
            ],
            no_softmax=[(_MEAN, "-z[own].mean()"), (_LOSS, "-z[n, label]")],
            no_logarithm=[(_MEAN, "-np.exp(log_p[own]).mean()"), (_LOSS, "-softmax(z)[n, label]")],
            base_two=[(_MEAN, "-log_p[own].mean() / np.log(2)"), (_LOSS, f"({_LOSS}) / np.log(2)")],
            labels_of_all_rows=[("[own]", "[:, y]"), (_LOSS, "(sums.sum() - z[:, label].sum()) / len(y)")],
            rows_picked=[("[own]", "[y]"), (_LOSS, "sums[label] - z[label].mean()")],
            largest_instead_of_label=[(_MEAN, "-log_p.max(axis=1).mean()"), (_LOSS, "sums[n] - z[n].max()")],
            over_samples=[
                (_TOP, "z.max(axis=0)", "s).sum(axis=1, keepdims=True)", "s).sum(axis=0)"),
                (_FOR, "    logs = np.log(np.exp(z).sum(0))\n    for", _LOSS, "logs[label] - z[n, label]"),
            ],
            integers_read_as_one_hot=[
                (_MEAN, "-(y * log_p).sum(axis=1).mean()"),
                ("return", "return np.mean((sums[:, None] - z) @ y);"),
            ],
            averaged_too_early=[
                (_MEAN, "-np.log(np.exp(log_p[own]).mean())"),
                (_LOSS, "softmax(z)[n, label]", "total / len(y)", "-np.log(total / len(y))"),
            ],
            last_only=[(_MEAN, "-log_p[-1, y[-1]]"), ("total / len(y)", "loss")],
            off_by_one=[("len(z)), y", "len(z)), y - 1"), ("z[n, label]", "z[n, label - 1]")],
            keepdims_missing=[
                (_TOP, "z.max(axis=1)"),
                (_FOR, "    z = z - z.max(axis=1); sums = np.logaddexp.reduce(z, axis=1)\n    for"),
            ],
        )
    ),
    *on_moderate(
        edits(
            _LOSSES,
            no_logarithm=[(_MEAN, "1 - np.exp(log_p[own]).mean()"), (_LOSS, "1 - softmax(z)[n, label]")],
            keepdims_missing=[
                ("s).sum(axis=1, keepdims=True)", "s).sum(axis=1)"),
                (
                    _FOR,
                    "    z + sums\n    for",
                    _LOSS,
                    "sums[label] - z[label].max() - z[n, label] + z[n].max()",
                ),
            ],
            wrong_axis=[
                ("s).sum(axis=1, keepdims=True)", "s).sum(axis=0)"),
                (
                    "    for",
                    "    s = z - z.max(1)[:, None]; logs = np.log(np.exp(s).sum(0))\n    for",
                    _LOSS,
                    "logs[label] - s[n, label]",
                ),
            ],
        )
    ),
    *seen_by(
        not_reduced,
        edits(
            _LOSSES,
            not_reduced=[(".mean()", ""), ("return", "return [sums[i] - z[i, k] for i, k in enumerate(y)];")],
        ),
    ),
    *seen_by(
        levels_off(_margin),
        edits(
            _LOSSES,
            epsilon_in_log=[
                (_LOG_P, "np.log(softmax(z) + 1e-12)"),
                (_LOSS, "-np.log(max(softmax(z)[n, label], 1e-7))"),
            ],
        ),
    ),
    *seen_by(
        log_of_zero,
        edits(
            _LOSSES, log_of_zero=[(_LOG_P, "np.log(softmax(z))"), (_LOSS, "-np.log(softmax(z)[n, label])")]
        ),
    ),
    *seen_by(
        overflows,
        edits(_LOSSES, overflows=[(f"z - {_TOP}", "z"), (_LOSS, "np.log(np.exp(z[n]).sum()) - z[n, label]")]),
    ),
    *seen_by(not_averaged, edits(_LOSSES, not_averaged=[("mean()", "sum()"), ("total / len(y)", "total")])),
]


# ---- cases


def _apart(rng, n, k):
    """Rows so far apart that a common maximum leaves nothing of the lower ones."""
    return rng.normal(size=(n, k)) + 1000 * rng.permutation(np.arange(n))[:, None]


def _huge(rng, n):
    return rng.permuted(np.tile([-1000.0, -5.0, 3.0, 1000.0], (n, 1)), axis=1) + rng.normal(size=(n, 4))


def drawn_softmax(rng):
    moderate = [Case("drawn", (2 * rng.normal(size=size),)) for size in [(4, 3), (2, 5)]]
    return [
        *moderate,
        Case("one class", (rng.normal(size=(3, 1)),), weight=0.25),
        Case("float32", (rng.normal(size=(2, 4)).astype(np.float32),)),
        Case("huge", (_huge(rng, 3),), quiet=True),
        Case("huge float32", (_huge(rng, 2).astype(np.float32),), quiet=True, tol=1e-3),
        Case("rows far apart", (_apart(rng, 3, 4),), quiet=True),
    ]


def drawn_cross_entropy(rng):
    def labels(n, k):
        return rng.permutation(np.arange(n) % k)

    sizes = [(5, 3), (3, 3), (3, 7)]
    return [
        *(Case(f"N={n}, K={k}", (2 * rng.normal(size=(n, k)), labels(n, k))) for n, k in sizes),
        Case("huge logits", (_huge(rng, 6), labels(6, 4)), quiet=True, weight=1.5),
        Case("rows far apart", (_apart(rng, 4, 3), labels(4, 3)), quiet=True),
    ]


answers = [
    Function(
        "softmax",
        softmax,
        [by_shift, by_rows, by_logs],
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
