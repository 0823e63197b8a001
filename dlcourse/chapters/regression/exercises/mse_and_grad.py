"""3.1 The mean squared error of a line, and its gradient."""

import numpy as np

from dlcourse.chapters.regression.exercises._symptoms import not_reduced, on_results, seen_by
from dlcourse.checking import Case, Exercise, Function, edits


def mse_and_grad(x, y, w, b):
    error = x @ w + b - y.reshape(-1)
    n = len(error)
    loss = np.mean(error**2)
    gw = 2 * x.T @ error / n
    gb = 2 * error.sum() / n
    return loss, gw, gb


def by_samples(x, y, w, b):
    n, loss, gw, gb = len(x), 0.0, np.zeros(len(w)), 0.0
    for row, target in zip(x, np.ravel(y), strict=True):
        error = row.dot(w) + b - target
        loss += error**2 / n
        gw += 2 * error * row / n
        gb += 2 * error / n
    return loss, gw, gb


_AUTHORS = (mse_and_grad, by_samples)
_RESULT = "return loss, gw, gb"


def _fails_for(column):
    """Exactly the targets of this form go wrong."""
    return lambda evidence: all(
        (call.problem is not None) == (call.case.args[1].ndim == 1 + column) for call in evidence.calls
    )


@on_results
def _one_number(evidence):
    return all(np.ndim(call.got.value[1]) == 0 for call in evidence.failed)


@on_results
def _step_taken(evidence):
    """The gradients are those that lead from what came back to w and b, all by the same factor."""
    for call in evidence.failed:
        (_, new_w, new_b), (_, gw, gb), (w, b) = call.got.value, call.expected.value, call.case.args[2:]
        if np.shape(new_w) != w.shape or np.ndim(new_b):
            return False
        rates = np.append(w - new_w, b - new_b) / np.append(gw, gb)
        if not (rates[0] > 0 and np.allclose(rates, rates[0], rtol=1e-6)):
            return False
    return True


mistakes = [
    *seen_by(
        _fails_for(column=True),
        edits(_AUTHORS, column_broadcast=[("y.reshape(-1)", "y"), ("np.ravel(y)", "y.T")]),
    ),
    *seen_by(
        _fails_for(column=False),
        edits(_AUTHORS, column_only=[("y.reshape(-1)", "y[:, 0]"), ("np.ravel(y)", "y[:, 0]")]),
    ),
    *seen_by(_one_number, edits(_AUTHORS, scalar_instead=(_RESULT, "return loss, gw.mean(), gb"))),
    *seen_by(
        _step_taken,
        edits(
            _AUTHORS,
            step_taken=[
                (_RESULT, "return loss, w - gw, b - gb"),
                (_RESULT, "return loss, w - 0.1 * gw, b - 0.1 * gb"),
            ],
        ),
    ),
    *seen_by(
        not_reduced,
        edits(
            _AUTHORS,
            not_reduced=[
                ("error.sum()", "error"),
                (_RESULT, "return (x @ w + b - np.ravel(y)) ** 2, gw, gb"),
            ],
        ),
    ),
    *edits(
        _AUTHORS,
        gradient_not_averaged=[
            ("@ error / n", "@ error", "sum() / n", "sum()"),
            ("row / n", "row", "2 * error / n", "2 * error"),
        ],
        bias_not_averaged=[("sum() / n", "sum()"), ("2 * error / n", "2 * error")],
        averaged_twice=[
            ("@ error / n", "@ error / n**2", "sum() / n", "sum() / n**2"),
            ("row / n", "row / n**2", "2 * error / n", "2 * error / n**2"),
        ],
        two_forgotten=[
            ("2 * x.T", "x.T", "2 * error", "error"),
            ("2 * error * row", "error * row", "2 * error / n", "error / n"),
        ],
        loss_halved=(_RESULT, "return loss / 2, gw, gb"),
        half_the_square=(_RESULT, "return loss / 2, gw / 2, gb / 2"),
        wrong_sign=[
            ("x @ w + b - y.reshape(-1)", "y.reshape(-1) - (x @ w + b)"),
            ("row.dot(w) + b - target", "target - row.dot(w) - b"),
        ],
        bias_missing=[("x @ w + b", "x @ w"), ("row.dot(w) + b", "row.dot(w)")],
        absolute_error=[
            (
                "error**2",
                "np.abs(error)",
                "2 * x.T @ error",
                "x.T @ np.sign(error)",
                "2 * error",
                "np.sign(error)",
            ),
            (
                "error**2",
                "abs(error)",
                "2 * error * row",
                "np.sign(error) * row",
                "2 * error / n",
                "np.sign(error) / n",
            ),
        ],
        square_root=(_RESULT, "return loss**0.5, gw, gb"),
        averaged_too_early=(_RESULT, "return (gb / 2) ** 2, gw, gb"),
        transpose_missing=[
            ("x.T", "x"),
            (_RESULT, "gw = 2 * x @ (x @ w + b - np.ravel(y)) / n; return loss, gw, gb"),
        ],
        divided_by_features=[("@ error / n", "@ error / len(w)"), ("row / n", "row / len(w)")],
    ),
]


def _arrays(rng, n, d, column=False):
    y = rng.normal(size=(n, 1) if column else n)
    return rng.normal(size=(n, d)), y, rng.normal(size=d), float(rng.normal())


def drawn(rng):
    flat = [Case(f"N={n}, D={d}", _arrays(rng, n, d)) for n, d in [(5, 3), (2, 4), (7, 1), (3, 6)]]
    columns = [(5, 2), (4, 3)]
    return [*flat, *(Case("column", _arrays(rng, *size, column=True), weight=1.5) for size in columns)]


visible = [
    Case("three points", (np.array([[1.0], [2.0], [4.0]]), np.array([1.0, 2.0, 1.0]), np.array([1.0]), 0.0)),
    Case("column", _arrays(np.random.default_rng(3), 4, 2, column=True), weight=2),
]
answer = Function("mse_and_grad", mse_and_grad, [by_samples], mistakes, visible, drawn)
exercise = Exercise(number="3.1", points=8, answers=[answer])
