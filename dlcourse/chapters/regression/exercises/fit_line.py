"""3.2 The same line twice: by gradient descent and by solving equations."""

import numpy as np

from dlcourse.chapters.regression.exercises._symptoms import on_results, repeats_steps, seen_by
from dlcourse.checking import Case, Exercise, Function, Symptom, Wrong, edits
from dlcourse.checking.diagnosis.techniques import all_of

# ---- gradient descent


def fit_gd(x, y, lr, steps, ridge=0.0):
    w, b = np.zeros(x.shape[1]), 0.0
    for _ in range(steps):
        error = x @ w + b - y
        gw = 2 * x.T @ error / len(x) + 2 * ridge * w
        gb = 2 * error.sum() / len(x)
        w, b = w - lr * gw, b - lr * gb
    return w, b


def with_ones(x, y, lr, steps, ridge=0.0):
    ones, n = np.hstack([x, np.ones((len(x), 1))]), len(x)
    theta, decay = np.zeros(ones.shape[1]), np.append(np.full(x.shape[1], ridge), 0)
    while steps > 0:
        residual = ones @ theta - y
        gradient = 2 * (ones.T @ residual) / n + 2 * decay * theta
        theta, steps = theta - lr * gradient, steps - 1
    return theta[:-1], float(theta[-1])


_GD, _ERROR, _STEP = (fit_gd, with_ones), "error = x @ w + b - y", "residual = ones @ theta - y"


def _near(a, b):
    return all(
        np.shape(p) == np.shape(q) and np.allclose(p, q, 1e-6, 1e-9) for p, q in zip(a, b, strict=True)
    )


@on_results
def _starts_at_random(evidence):
    """Without a step, weights come back that are not 0, and random numbers were drawn."""
    return "random" in evidence.source and bool(np.any(evidence.ask(np.eye(3), np.zeros(3), 0.1, 0).value[0]))


@on_results
def _stops_early(evidence):
    """Where the answer is wrong, it stands where fewer steps lead; at the first step not always."""
    taken = [_steps_to(call.got.value, call) for call in evidence.failed]
    return None not in taken and max(taken) > 1


def _steps_to(end, call):
    (x, y, lr, steps), options = call.case.args, call.case.kwargs
    return next((k for k in range(steps) if _near(fit_gd(x, y, lr, k, **options), end)), None)


gd_mistakes = [
    *edits(
        _GD,
        bias_penalised=[
            ("2 * error.sum() / len(x)", "2 * error.sum() / len(x) + 2 * ridge * b"),
            (", 0)", ", ridge)"),
        ],
        ridge_forgotten=[(" + 2 * ridge * w", ""), (" + 2 * decay * theta", "")],
        ridge_two_forgotten=[("2 * ridge * w", "ridge * w"), ("2 * decay * theta", "decay * theta")],
        ridge_not_scaled=[
            ("2 * ridge * w", "2 * ridge * w / len(x)"),
            ("2 * decay * theta", "2 * decay * theta / n"),
        ],
        ridge_by_sign=[
            ("2 * ridge * w", "ridge * np.sign(w)"),
            ("2 * decay * theta", "decay * np.sign(theta)"),
        ],
        ridge_wrong_sign=[("+ 2 * ridge", "- 2 * ridge"), ("+ 2 * decay", "- 2 * decay")],
        uphill=[("w - lr * gw, b - lr", "w + lr * gw, b + lr"), ("theta - lr", "theta + lr")],
        one_step_too_many=[("range(steps)", "range(steps + 1)"), ("steps > 0", "steps >= 0")],
        off_by_one=[("range(steps)", "range(1, steps)"), ("steps > 0", "steps > 1")],
        one_after_the_other=[
            (
                "        gb",
                "        w = w - lr * gw; error = x @ w + b - y\n        gb",
                "w - lr * gw, b",
                "w, b",
            ),
            (
                "        theta, steps",
                "        gradient[-1] = 2 * (ones @ (theta - lr * np.append(gradient[:-1], 0)) - y).mean()\n"
                "        theta, steps",
            ),
        ],
        gradient_not_averaged=[
            ("@ error / len(x)", "@ error", "sum() / len(x)", "sum()"),
            ("residual) / n", "residual)"),
        ],
        bias_not_averaged=[
            ("sum() / len(x)", "sum()"),
            ("    theta, steps", "    gradient[-1] *= n\n        theta, steps"),
        ],
        two_forgotten=[("2 * x.T", "x.T", "2 * error", "error"), ("2 * (ones.T", "(ones.T")],
        error_computed_once=[
            (f"        {_ERROR}\n", "", "    for", f"    {_ERROR}\n    for"),
            (f"        {_STEP}\n", "", "    while", f"    {_STEP}\n    while"),
        ],
        one_sample_per_step=[
            (
                "for _ in range(steps):",
                "xs, ys = x, y\n    for i in range(steps):\n        k = [i % len(xs)]; x, y = xs[k], ys[k]",
            ),
            (
                "while steps > 0:",
                "rows, ys, n, k = ones, y, 1, -1\n    while steps > 0:\n"
                "        k = (k + 1) % len(ys); ones, y = rows[[k]], ys[k]",
            ),
        ],
    ),
    *seen_by(
        _starts_at_random,
        edits(
            _GD,
            random_start=[
                ("np.zeros(x.shape[1])", "np.random.default_rng(0).normal(size=x.shape[1])"),
                ("np.zeros(ones.shape[1])", "0.1 * np.random.randn(ones.shape[1])"),
            ],
        ),
    ),
    *seen_by(
        _stops_early,
        edits(
            _GD,
            stops_early=[
                ("        gb", "        if np.abs(gw).max() < 0.5:\n            break\n        gb"),
                ("    while", "    steps = min(steps, 5)\n    while"),
            ],
        ),
    ),
]

# ---- closed form


def fit_normal(x, y, ridge=0.0):
    """Centre, so that the bias drops out; then solve for w."""
    mx, n = x.mean(axis=0), len(x)
    rows = np.vstack([x - mx, np.sqrt(n * ridge) * np.eye(x.shape[1])])
    w = np.linalg.lstsq(rows, np.append(y - y.mean(), np.zeros(x.shape[1])), rcond=None)[0]
    return w, y.mean() - mx @ w


def with_penalty(x, y, ridge=0.0):
    n, d = x.shape
    ones = np.column_stack([x, np.ones(n)])
    gram = ones.T @ ones + n * ridge * np.diag([1.0] * d + [0.0])
    theta = np.linalg.pinv(gram, rcond=1e-11) @ ones.T @ y
    return theta[:-1], theta[-1]


def with_rows(x, y, ridge=0.0):
    n, d = x.shape
    ones, extra = np.hstack([x, np.ones((n, 1))]), np.sqrt(n * ridge) * np.eye(d, d + 1)
    rows, targets = np.vstack([ones, extra]), np.append(y, np.zeros(len(extra)))
    theta = np.linalg.lstsq(rows, targets, rcond=None)[0]
    return theta[:-1], theta[-1]


_NORMAL, _SHARE, _ALL = (with_penalty, with_rows), "n * ridge", "return theta[:-1], theta[-1]"
_SOLVE, _LSTSQ = "pinv(gram, rcond=1e-11)", "lstsq(rows, targets, rcond=None)[0]"
_DIAGONAL, _ROWS = "np.diag([1.0] * d + [0.0])", "np.eye(d, d + 1)"


def _whole_result(evidence):
    values = [call.got.value for call in evidence.failed if not call.case.play]
    return bool(values) and all(
        isinstance(v, tuple) and any(isinstance(item, tuple) for item in v) for v in values
    )


@on_results
def _ridge_always_added(evidence):
    """What is left over in the equations without ridge is a multiple of w, as if there were one."""
    plain = [call for call in evidence.failed if not call.case.kwargs and not call.case.play]
    return bool(plain) and all(_left_over_is_ridge(*call.case.args, *call.got.value) for call in plain)


def _left_over_is_ridge(x, y, w, b):
    left = x.T @ (y - x @ w - b)
    strength = left @ w / (w @ w)
    return strength > 0 and np.allclose(left, strength * w, 1e-3)


@on_results
def _flat_line(evidence):
    """With equal columns the prediction does not depend on x; wherever else it is wrong, w is zeros."""
    spread = [np.ptp(v) if call.case.play else np.max(np.abs(v[0])) for call, v in _values(evidence)]
    return not any(spread) and any(call.case.play for call in evidence.failed)


def _values(evidence):
    return [(call, call.got.value) for call in evidence.failed]


@on_results
def _falls_short(evidence):
    """Steps from zero: right where zeros are right, and with larger inputs they come closer."""
    x, y = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]]), np.array([1.0, 2.0, -1.0, -2.0])
    ends = [evidence.ask(*given).value for given in [(x, 0 * y), (x, y), (2 * x, y)]]
    return not np.any(ends[0][0]) and not np.allclose(ends[1][0], 2 * ends[2][0], 1e-6)


def predictions(answer, x, y, **options):
    """Where many lines are equally good, what they predict is still unique."""
    w, b = answer(x, y, **options)
    return x @ w + b


def _ridge_everywhere(x, y, ridge=0.0):
    xc = x - x.mean(axis=0)
    w = np.linalg.pinv(xc.T @ xc + len(x) * ridge, rcond=1e-11) @ xc.T @ y
    return w, y.mean() - x.mean(axis=0) @ w


def _ridge_everywhere_again(x, y, ridge=0.0):
    d, xc = x.shape[1], x - x.mean(axis=0)
    rows = np.vstack([xc, np.sqrt(len(x) * ridge) * np.ones((1, d))])
    w = np.linalg.lstsq(rows, np.append(y - y.mean(), 0), rcond=None)[0]
    return w, np.mean(y - x @ w)


def _descent(x, y, ridge=0.0):
    w, b = np.zeros(x.shape[1]), 0.0
    for _ in range(200):
        e = x @ w + b - y
        w, b = w - 0.02 * (2 * x.T @ e / len(y) + 2 * ridge * w), b - 0.02 * 2 * e.mean()
    return w, b


def _descent_of_both(x, y, ridge=0.0):
    ones, step = np.hstack([x, np.ones((len(x), 1))]), 0
    theta = np.zeros(ones.shape[1])
    while step < 30:
        theta, step = theta - 0.01 * (ones.T @ (ones @ theta - y) / len(x) + ridge * theta), step + 1
    return theta[:-1], theta[-1]


normal_mistakes = [
    *edits(
        _NORMAL,
        bias_missing=[("np.ones(n)", "np.zeros(n)"), ("np.ones(", "np.zeros(")],
        bias_penalised=[("+ [0.0]", "+ [1.0]"), (_ROWS, "np.eye(d + 1)")],
        ridge_not_scaled=(_SHARE, "ridge"),
        ridge_forgotten=(_SHARE, "0"),
        ridge_squared=[(_SHARE, "(n * ridge) ** 2"), ("np.sqrt(n * ridge)", "n * ridge")],
        ridge_wrong_sign=[
            ("+ n * ridge", "- n * ridge"),
            (_LSTSQ, "pinv(ones.T @ ones - extra.T @ extra) @ ones.T @ y"),
        ],
        bias_is_mean_of_y=(_ALL, "return theta[:-1], y.mean()"),
        bias_from_wrong_place=(_ALL, "return np.roll(theta, 1)[:-1], theta[-2]"),
        singular=[(_SOLVE, "inv(gram)"), (_LSTSQ, "solve(rows.T @ rows, rows.T @ targets)")],
    ),
    *seen_by(
        _whole_result,
        edits(
            _NORMAL,
            whole_lstsq_result=[
                (_SOLVE + " @ ones.T @ y", "lstsq(gram, ones.T @ y, rcond=None)"),
                ("rcond=None)[0]", "rcond=None)"),
            ],
        ),
    ),
    *seen_by(
        _flat_line,
        edits(
            _NORMAL,
            zeros_when_singular=[
                (
                    "    theta",
                    "    if np.linalg.matrix_rank(gram) <= d:\n        return np.zeros(d), 0.0\n    theta",
                ),
                (
                    "    theta",
                    "    if np.linalg.cond(rows) > 1e9:\n        return np.zeros(d), y.mean()\n    theta",
                ),
            ],
        ),
    ),
    *seen_by(
        _ridge_always_added,
        edits(_NORMAL, ridge_always_added=[(_SHARE, "(n * ridge + 0.01)"), (_SHARE, "(n * (ridge + 1e-3))")]),
    ),
    Wrong("ridge_everywhere", _ridge_everywhere, _ridge_everywhere_again),
    Symptom("not_converged", all_of(repeats_steps, _falls_short), _descent, _descent_of_both),
]

# ---- cases


def _data(rng, n, d):
    x = rng.normal(size=(n, d))
    return x, x @ rng.normal(size=d) + rng.normal() + 0.3 * rng.normal(size=n)


def drawn_gd(rng):
    return [
        Case("ridge", (*_data(rng, 12, 3), 0.05, 20), {"ridge": 0.3}),
        Case("one feature", (*_data(rng, 6, 1), 0.1, 7)),
        Case("no step", (*_data(rng, 5, 2), 0.1, 0), weight=0.25),
        Case("many steps", (*_data(rng, 20, 2), 0.02, 40), {"ridge": 0.1}),
    ]


def _twins(rng):
    """Two equal columns: no unique solution. Numbers without rounding, so that every solver notices it."""
    x = rng.permuted(np.array([[-2.0, -1, -1, 0, 0, 1, 1, 2], [-3.0, -2, -1, 1, 2, 3, 0, 0]]), axis=1).T + 1
    return np.column_stack([x, x[:, 0]]), rng.integers(-8, 9, 8) / 2


def drawn_normal(rng):
    return [
        Case("plain", _data(rng, 9, 3)),
        Case("ridge", _data(rng, 8, 2), {"ridge": 0.5}, weight=1.5),
        Case("more features than samples", _data(rng, 3, 6), {"ridge": 0.2}, weight=1.5),
        Case("equal columns", _twins(rng), play=predictions, weight=1.25),
    ]


_LINE = (np.array([[0.0], [1.0], [2.0], [3.0]]), np.array([1.0, 3.0, 5.0, 7.0]))
answers = [
    Function(
        "fit_gd",
        fit_gd,
        [with_ones],
        gd_mistakes,
        visible=[Case("two steps", (*_LINE, 0.1, 2)), Case("with ridge", (*_LINE, 0.05, 3), {"ridge": 0.5})],
        cases=drawn_gd,
    ),
    Function(
        "fit_normal",
        fit_normal,
        [with_penalty, with_rows],
        normal_mistakes,
        visible=[
            Case("exact line", _LINE),
            Case("exact line with ridge", _LINE, {"ridge": 1.0}, weight=1.5),
            Case("equal columns", _twins(np.random.default_rng(2)), play=predictions, weight=1.25),
        ],
        cases=drawn_normal,
    ),
]
exercise = Exercise(number="3.2", points=8, answers=answers)
