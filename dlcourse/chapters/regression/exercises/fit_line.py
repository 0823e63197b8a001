"""3.2 The same line twice: by gradient descent and by solving equations."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, edits, returning, retyped, seen
from dlcourse.checking.diagnosis.loss_patterns import on_results
from dlcourse.checking.diagnosis.structure import repeats_steps
from dlcourse.checking.diagnosis.techniques import all_of

# ---- gradient descent


def fit_gd(x, y, lr, steps, ridge=0.0):
    w, b = np.zeros(x.shape[1]), 0.0
    for _ in range(steps):
        error = x @ w + b - y
        gw = 2 * x.T @ error / len(x) + 2 * ridge * w
        gb = 2 * error.mean()
        w, b = w - lr * gw, b - lr * gb
    return w, b


def by_features(x, y, lr, steps, ridge=0.0):
    w, b, taken = np.zeros(x.shape[1]), 0.0, 0
    while taken < steps:
        error = b - y
        for column, weight in zip(x.T, w, strict=True):
            error = error + weight * column
        gw = np.array([2 * np.mean(error * x[:, j]) + 2 * ridge * w[j] for j in range(len(w))])
        gb = 2 * sum(error) / len(y)
        w, b, taken = w - lr * gw, b - lr * gb, taken + 1
    return w, b


@on_results
def _starts_at_random(evidence):
    """Without a step, weights come back that are not 0, and random numbers were drawn."""
    return "random" in evidence.source and bool(np.any(evidence.ask(np.eye(3), np.zeros(3), 0.1, 0).value[0]))


@on_results
def _stops_early(evidence):
    """Where the answer is wrong, it stands where fewer steps lead; not always after the first one."""
    taken = [_steps_to(call) for call in evidence.failed]
    return None not in taken and max(taken) > 1


def _steps_to(call):
    (x, y, lr, steps), (w, b) = call.case.args, call.got.value
    for fewer in range(steps):
        right_w, right_b = fit_gd(x, y, lr, fewer, **call.case.kwargs)
        if np.shape(w) == right_w.shape and np.allclose([*w, b], [*right_w, right_b], 1e-6, 1e-9):
            return fewer
    return None


_GD, _STEPS = (
    (fit_gd, by_features),
    [("range(steps)", "range({})"), ("while taken < steps", "while taken < {}")],
)
_STEPPED = " - lr * gw, b - lr * gb"


def _steps(number):
    return [(old, new.format(number)) for old, new in _STEPS]


gd_mistakes = [
    *retyped(
        _GD,
        "gb = ",
        bias_penalised="2 * error.mean() + 2 * ridge * b",
        bias_not_averaged="2 * error.sum()",
        gradient_not_averaged="2 * error.sum(); gw = 2 * x.T @ error + 2 * ridge * w",
        two_forgotten="error.mean(); gw = x.T @ error / len(x) + 2 * ridge * w",
        one_after_the_other="2 * (x @ (w - lr * gw) + b - y).mean()",
    ),
    *retyped(
        _GD,
        "gw = ",
        ridge_forgotten="2 * x.T @ error / len(x)",
        ridge_two_forgotten="2 * x.T @ error / len(x) + ridge * w",
        ridge_not_scaled="2 * (x.T @ error + ridge * w) / len(x)",
        ridge_by_sign="2 * x.T @ error / len(x) + ridge * np.sign(w)",
        ridge_wrong_sign="2 * x.T @ error / len(x) - 2 * ridge * w",
    ),
    *edits(
        _GD,
        start_not_zero=("np.zeros(x.shape[1])", "np.ones(x.shape[1])"),
        bias_never_changed=(", b - lr * gb", ", b"),
        uphill=(_STEPPED, _STEPPED.replace("-", "+")),
        one_step_too_many=_steps("steps + 1"),
        off_by_one=_steps("steps - 1"),
        error_computed_once=[
            ("        error = x @ w + b - y\n", "", "    for", "    error = x @ w + b - y\n    for"),
            ("gw = ", "error = -y; gw = "),
        ],
        one_sample_per_step=[
            ("for _", "for i", "gw =", "error = error * len(y) * (np.arange(len(y)) == i % len(y)); gw ="),
            ("gw =", "error = error * len(y) * (np.arange(len(y)) == taken % len(y)); gw ="),
        ],
    ),
    *seen(
        _starts_at_random,
        edits(
            _GD,
            random_start=[
                ("np.zeros(x.shape[1])", "np.random.default_rng(0).normal(size=x.shape[1])"),
                ("np.zeros(x.shape[1])", "0.01 * np.random.randn(x.shape[1])"),
            ],
        ),
    ),
    *seen(_stops_early, edits(_GD, stops_early=_steps("min(steps, 5)"))),
]

# ---- closed form


def fit_normal(x, y, ridge=0.0):
    """Centre, so that the bias drops out; then solve for w."""
    mx, n = x.mean(axis=0), len(x)
    rows = np.vstack([x - mx, np.sqrt(n * ridge) * np.eye(x.shape[1])])
    w = np.linalg.lstsq(rows, np.append(y - y.mean(), np.zeros(x.shape[1])), rcond=None)[0]
    return w, y.mean() - mx @ w


def with_ones(x, y, ridge=0.0):
    (n, d), strength = x.shape, len(x) * ridge
    ones = np.column_stack([x, np.ones(n)])
    gram = ones.T @ ones + strength * np.diag([1.0] * d + [0.0])
    theta = np.linalg.pinv(gram, rcond=1e-11) @ ones.T @ y
    w, b = theta[:d], theta[d]
    return w, b


def centred(x, y, ridge=0.0):
    (n, d), strength = x.shape, len(x) * ridge
    xc = x - x.sum(axis=0) / n
    gram = xc.T @ xc + strength * np.eye(d)
    w = np.linalg.lstsq(gram, xc.T @ y, rcond=1e-11)[0]
    b = np.mean(y - x @ w)
    return w, b


def _bias_penalised(x, y, ridge=0.0):
    ones = np.column_stack([x, np.ones(len(x))])
    theta = np.linalg.pinv(ones.T @ ones + len(x) * ridge * np.eye(len(ones[0])), rcond=1e-11) @ ones.T @ y
    return theta[:-1], theta[-1]


def _bias_penalised_too(x, y, ridge=0.0):
    rows = np.vstack([np.c_[x, np.ones(len(x))], np.sqrt(len(x) * ridge) * np.eye(x.shape[1] + 1)])
    theta = np.linalg.lstsq(rows, np.append(y, np.zeros(x.shape[1] + 1)), rcond=None)[0]
    return theta[:-1], theta[-1]


def _descent(x, y, ridge=0.0):
    w, b = np.zeros(x.shape[1]), 0.0
    for _ in range(200):
        e = x @ w + b - y
        w, b = w - 0.02 * (2 * x.T @ e / len(y) + 2 * ridge * w), b - 0.02 * 2 * e.mean()
    return w, b


def _descent_again(x, y, ridge=0.0):
    ones, step = np.hstack([x, np.ones((len(x), 1))]), 0
    theta = np.zeros(ones.shape[1])
    while step < 30:
        theta, step = theta - 0.01 * (ones.T @ (ones @ theta - y) / len(x) + ridge * theta), step + 1
    return theta[:-1], theta[-1]


def _whole_result(evidence):
    values = [call.got.value for call in evidence.failed if not call.case.play]
    return bool(values) and all(
        isinstance(v, tuple) and any(isinstance(item, tuple) for item in v) for v in values
    )


def _one_array(evidence):
    return all(call.got.value.ndim == 1 for call in evidence.calls if not call.case.play)


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
    values = [(call.case.play, call.got.value) for call in evidence.failed]
    spread = [np.ptp(value) if play else np.max(np.abs(value[0])) for play, value in values]
    return not any(spread) and any(play for play, _ in values) and len(values) < len(evidence.calls) / 2


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


_NORMAL, _STRENGTH = (with_ones, centred), "strength = x.shape, "
_GIVES_UP = "if np.linalg.matrix_rank(gram) < len(gram):\n        return np.zeros(d), {}\n    "
normal_mistakes = [
    Wrong("bias_penalised", _bias_penalised, _bias_penalised_too),
    *retyped(
        _NORMAL,
        _STRENGTH,
        ridge_not_scaled="ridge",
        ridge_forgotten="0",
        ridge_squared="(len(x) * ridge) ** 2",
        ridge_wrong_sign="-len(x) * ridge",
    ),
    *retyped(_NORMAL[::-1], _STRENGTH, ridge_forgotten="0"),  # the smallest of many solutions is another one
    *returning(
        _NORMAL,
        bias_is_mean_of_y="w, y.mean()",
        bias_from_wrong_place="np.append(b, w[:-1]), w[-1]",
    ),
    *edits(
        _NORMAL,
        bias_missing=[
            ("np.ones(n)", "np.zeros(n)"),
            ("x - x.sum(axis=0) / n", "x", "np.mean(y - x @ w)", "0.0"),
        ],
        ridge_everywhere=[
            (
                "np.ones(n)])",
                "np.ones(n)]); ones[:, :d] -= x.mean(axis=0)",
                "np.diag([1.0] * d + [0.0])",
                "np.outer([1] * d + [0], [1] * d + [0])",
                "theta[d]",
                "y.mean() - x.mean(axis=0) @ theta[:d]",
            ),
            ("* np.eye(d)", ""),
        ],
        singular=[
            ("pinv(gram, rcond=1e-11) @ ones.T @ y", "solve(gram, ones.T @ y)"),
            ("lstsq(gram, xc.T @ y, rcond=1e-11)[0]", "inv(gram) @ xc.T @ y"),
        ],
    ),
    *seen(
        _whole_result,
        returning(
            _NORMAL, whole_lstsq_result="(lambda all: (all[:-1], all[-1]))(np.linalg.lstsq(x, y, rcond=None))"
        ),
    ),
    *seen(_one_array, returning(_NORMAL, not_split="np.append(w, b)")),
    *seen(
        _flat_line,
        edits(
            _NORMAL,
            zeros_when_singular=[
                ("theta =", _GIVES_UP.format("0.0") + "theta ="),
                ("w =", _GIVES_UP.format("y.mean()") + "w ="),
            ],
        ),
    ),
    *seen(
        _ridge_always_added,
        retyped(_NORMAL, _STRENGTH, ridge_always_added=["len(x) * ridge + 0.01", "len(x) * (ridge + 1e-3)"]),
    ),
    *seen(all_of(repeats_steps, _falls_short), [Wrong("not_converged", _descent, _descent_again)]),
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
        [by_features],
        gd_mistakes,
        visible=[Case("two steps", (*_LINE, 0.1, 2)), Case("with ridge", (*_LINE, 0.05, 3), {"ridge": 0.5})],
        cases=drawn_gd,
    ),
    Function(
        "fit_normal",
        fit_normal,
        [with_ones, centred],
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
