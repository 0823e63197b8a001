"""3.1 The mean squared error of a line, and its gradient."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, returning, seen
from dlcourse.checking.diagnosis.loss_patterns import not_reduced, on_results


def mse_and_grad(x, y, w, b):
    n, error = len(x), x @ w + b - y.reshape(-1)
    loss = np.mean(error**2)
    gw = 2 * x.T @ error / n
    gb = 2 * error.mean()
    return loss, gw, gb


def by_samples(x, y, w, b):
    n, loss, gw, gb = len(x), 0.0, np.zeros(len(w)), 0.0
    for row, target in zip(x, np.ravel(y), strict=True):
        error = row.dot(w) + b - target
        loss += error**2 / n
        gw += 2 * error * row / n
        gb += 2 * error / n
    return loss, gw, gb


def _fails_for(axes):
    """Exactly the targets with so many axes go wrong."""
    return lambda evidence: all(
        (c.problem is not None) == (c.case.args[1].ndim == axes) for c in evidence.calls
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


_AUTHORS, _ERROR = (mse_and_grad, by_samples), "(x @ w + b - np.ravel(y))"
mistakes = [
    *seen(
        _fails_for(axes=2), edits(_AUTHORS, column_broadcast=[("y.reshape(-1)", "y"), ("np.ravel(y)", "y.T")])
    ),
    *seen(
        _fails_for(axes=1),
        edits(_AUTHORS, column_only=[("y.reshape(-1)", "y[:, 0]"), ("np.ravel(y)", "y[:, 0]")]),
    ),
    *seen(_one_number, returning(_AUTHORS, scalar_instead="loss, gw.mean(), gb")),
    *seen(
        _step_taken,
        returning(_AUTHORS, step_taken=["loss, w - gw, b - gb", "loss, w - 0.1 * gw, b - 0.1 * gb"]),
    ),
    *seen(
        not_reduced,
        returning(_AUTHORS, not_reduced=[f"loss, gw, 2 * {_ERROR} / n", f"{_ERROR} ** 2, gw, gb"]),
    ),
    *edits(_AUTHORS, bias_missing=[("x @ w + b", "x @ w"), ("row.dot(w) + b", "row.dot(w)")]),
    *returning(
        _AUTHORS,
        gradient_not_averaged="loss, n * gw, n * gb",
        bias_not_averaged="loss, gw, n * gb",
        averaged_twice="loss, gw / n, gb / n",
        two_forgotten="loss, gw / 2, gb / 2",
        loss_halved="loss / 2, gw, gb",
        half_the_square="loss / 2, gw / 2, gb / 2",
        wrong_sign="loss, -gw, -gb",
        absolute_error=f"abs({_ERROR}).mean(), x.T @ np.sign({_ERROR}) / n, np.sign({_ERROR}).mean()",
        square_root="loss**0.5, gw, gb",
        averaged_too_early="(gb / 2) ** 2, gw, gb",
        transpose_missing=f"loss, 2 * x @ {_ERROR} / n, gb",
        divided_by_features="loss, gw * n / len(w), gb",
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
