"""3.2 The same line twice: by gradient descent and by solving equations."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong

# ---- gradient descent


def fit_gd(x, y, lr, steps, ridge=0.0):
    w, b = np.zeros(x.shape[1]), 0.0
    for _ in range(steps):
        error = x @ w + b - y
        w, b = w - lr * (2 * x.T @ error / len(x) + 2 * ridge * w), b - lr * 2 * error.mean()
    return w, float(b)


def gd_with_a_column_of_ones(x, y, lr, steps, ridge=0.0):
    extended = np.hstack([x, np.ones((len(x), 1))])
    theta, decay = np.zeros(extended.shape[1]), np.full(extended.shape[1], ridge)
    decay[-1] = 0
    for _ in range(steps):
        gradient = extended.T.dot(extended.dot(theta) - y) * (2 / len(x)) + 2 * decay * theta
        theta = theta - lr * gradient
    return theta[:-1], float(theta[-1])


def _gd(step, decay_bias=False, extra=0, decay=True):
    """Gradient descent with one thing changed."""

    def fit(x, y, lr, steps, ridge=0.0):
        w, b = np.zeros(x.shape[1]), 0.0
        for _ in range(steps + extra):
            w, b = step(x, y, w, b, lr, ridge if decay else 0.0, ridge if decay_bias else 0.0)
        return w, float(b)

    return fit


def _both_at_once(x, y, w, b, lr, ridge, bias_ridge):
    e = x @ w + b - y
    return w - 2 * lr * (x.T @ e / len(e) + ridge * w), b - 2 * lr * (e.mean() + bias_ridge * b)


def _one_after_the_other(x, y, w, b, lr, ridge, bias_ridge):
    w = w - 2 * lr * (x.T @ (x @ w + b - y) / len(x) + ridge * w)
    return w, b - 2 * lr * (x @ w + b - y).mean()


def _uphill(x, y, w, b, lr, ridge, bias_ridge):
    return _both_at_once(x, y, w, b, -lr, ridge, bias_ridge)


def _with_ones(change):
    """The other author's version, ``change(gradient, theta, ridge)`` altering the gradient."""

    def fit(x, y, lr, steps, ridge=0.0):
        extended = np.column_stack([x, np.ones(len(x))])
        theta = np.zeros(extended.shape[1])
        for _ in range(steps):
            residual = extended @ theta - y
            theta = theta - lr * change(2 * extended.T @ residual / len(y), theta, ridge)
        return theta[:-1], theta[-1]

    return fit


def _decay_all(gradient, theta, ridge):
    return gradient + 2 * ridge * theta


def _decay_none(gradient, theta, ridge):
    return gradient


def _negative(gradient, theta, ridge):
    return -(gradient + 2 * ridge * np.append(theta[:-1], 0))


def _one_more(x, y, lr, steps, ridge=0.0):
    return gd_with_a_column_of_ones(x, y, lr, steps + 1, ridge)


def _in_place_order(x, y, lr, steps, ridge=0.0):
    w, b, n = np.zeros(x.shape[1]), 0.0, len(y)
    while steps:
        w = w - lr * (2 / n * x.T.dot(x.dot(w) + b - y) + 2 * ridge * w)
        b = b - lr * 2 / n * np.sum(x.dot(w) + b - y)
        steps -= 1
    return w, b


# ---- closed form


def fit_normal(x, y, ridge=0.0):
    """Centre, so that the bias drops out; then solve for w."""
    mx, my = x.mean(axis=0), y.mean()
    xc, n = x - mx, len(x)
    rows = np.vstack([xc, np.sqrt(n * ridge) * np.eye(x.shape[1])])
    w = np.linalg.lstsq(rows, np.concatenate([y - my, np.zeros(x.shape[1])]), rcond=None)[0]
    return w, float(my - mx @ w)


def normal_equations(x, y, ridge=0.0):
    return _solve(x, y, ridge * len(x), penalise_bias=False)


def _solve(x, y, strength, penalise_bias):
    ones = np.column_stack([x, np.ones(len(x))])
    penalty = strength * np.eye(ones.shape[1])
    if not penalise_bias:
        penalty[-1, -1] = 0
    theta = np.linalg.pinv(ones.T @ ones + penalty) @ ones.T @ y
    return theta[:-1], float(theta[-1])


def _augmented(x, y, strength, penalise_bias):
    """The same as further rows of the system."""
    d = x.shape[1]
    extra = np.sqrt(strength) * np.eye(d + 1)[: d + penalise_bias]
    rows = np.vstack([np.hstack([x, np.ones((len(x), 1))]), extra])
    theta, *_ = np.linalg.lstsq(rows, np.append(y, np.zeros(len(extra))), rcond=None)
    return theta[:d], theta[d]


def _no_bias(x, y, ridge=0.0):
    return np.linalg.pinv(x.T @ x + ridge * len(x) * np.eye(x.shape[1])) @ x.T @ y, 0.0


def _no_bias_again(x, y, ridge=0.0):
    rows = np.vstack([x, np.sqrt(len(x) * ridge) * np.eye(x.shape[1])])
    return np.linalg.lstsq(rows, np.pad(y, (0, x.shape[1])), rcond=None)[0], 0.0


def _inverse(x, y, ridge=0.0):
    ones = np.column_stack([x, np.ones(len(x))])
    penalty = np.diag([ridge * len(x)] * x.shape[1] + [0.0])
    gram = ones.T @ ones + penalty
    if np.linalg.matrix_rank(gram) < len(gram):
        raise np.linalg.LinAlgError("Singular matrix")
    theta = np.linalg.inv(gram) @ ones.T @ y
    return theta[:-1], theta[-1]


def _inverse_of_the_centred(x, y, ridge=0.0):
    xc = x - x.mean(0)
    gram = xc.T @ xc + len(x) * ridge * np.eye(x.shape[1])
    if np.linalg.cond(gram) > 1e12:
        raise np.linalg.LinAlgError("Singular matrix")
    w = np.linalg.solve(gram, xc.T @ (y - y.mean()))
    return w, y.mean() - x.mean(0) @ w


# ---- cases


def predictions(answer, x, y, **options):
    """Where many lines are equally good, what they predict is still unique."""
    w, b = answer(x, y, **options)
    return x @ w + b


def _data(rng, n, d):
    x = rng.normal(size=(n, d))
    return x, x @ rng.normal(size=d) + rng.normal() + 0.3 * rng.normal(size=n)


def _gd_cases(rng: np.random.Generator) -> list[Case]:
    return [
        Case("ridge", (*_data(rng, 12, 3), 0.05, 20), {"ridge": 0.3}),
        Case("one feature", (*_data(rng, 6, 1), 0.1, 7)),
        Case("no step", (*_data(rng, 5, 2), 0.1, 0)),
        Case("many steps", (*_data(rng, 20, 2), 0.1, 300), {"ridge": 0.1}),
    ]


def _twins(rng, n):
    """Two equal columns: the equations have no unique solution."""
    x, y = _data(rng, n, 2)
    return np.column_stack([x, x[:, 0]]), y


def _normal_cases(rng: np.random.Generator) -> list[Case]:
    return [
        Case("plain", _data(rng, 9, 3)),
        Case("ridge", _data(rng, 8, 2), {"ridge": 0.5}),
        Case("more features than samples", _data(rng, 3, 6), {"ridge": 0.2}),
        Case("two equal columns", _twins(rng, 7), play=predictions),
    ]


_LINE = (np.array([[0.0], [1.0], [2.0], [3.0]]), np.array([1.0, 3.0, 5.0, 7.0]))

exercise = Exercise(
    number="3.2",
    points=8,
    answers=[
        Function(
            "fit_gd",
            reference=fit_gd,
            alternatives=[gd_with_a_column_of_ones],
            mistakes=[
                Wrong("bias_penalised", _gd(_both_at_once, decay_bias=True), _with_ones(_decay_all)),
                Wrong("ridge_forgotten", _gd(_both_at_once, decay=False), _with_ones(_decay_none)),
                Wrong("uphill", _gd(_uphill), _with_ones(_negative)),
                Wrong("one_step_too_many", _gd(_both_at_once, extra=1), _one_more),
                Wrong("one_after_the_other", _gd(_one_after_the_other), _in_place_order),
            ],
            visible=[
                Case("two steps", (*_LINE, 0.1, 2)),
                Case("with ridge", (*_LINE, 0.05, 3), {"ridge": 0.5}),
            ],
            cases=_gd_cases,
        ),
        Function(
            "fit_normal",
            reference=fit_normal,
            alternatives=[normal_equations],
            mistakes=[
                Wrong("bias_missing", _no_bias, _no_bias_again),
                Wrong(
                    "bias_penalised",
                    lambda x, y, ridge=0.0: _solve(x, y, ridge * len(x), penalise_bias=True),
                    lambda x, y, ridge=0.0: _augmented(x, y, ridge * len(x), penalise_bias=True),
                ),
                Wrong(
                    "ridge_not_scaled",
                    lambda x, y, ridge=0.0: _solve(x, y, ridge, penalise_bias=False),
                    lambda x, y, ridge=0.0: _augmented(x, y, ridge, penalise_bias=False),
                ),
                Wrong("singular", _inverse, _inverse_of_the_centred),
                Wrong(
                    "ridge_forgotten",
                    lambda x, y, ridge=0.0: _solve(x, y, 0.0, penalise_bias=False),
                    lambda x, y, ridge=0.0: _augmented(x, y, 0.0, penalise_bias=False),
                ),
            ],
            visible=[
                Case("exact line", _LINE),
                Case("exact line with ridge", _LINE, {"ridge": 1.0}),
                Case("equal columns", _twins(np.random.default_rng(2), 5), play=predictions),
            ],
            cases=_normal_cases,
        ),
    ],
)
