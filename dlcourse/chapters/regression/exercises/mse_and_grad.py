"""3.1 The mean squared error of a line, and its gradient."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, generic


def mse_and_grad(x, y, w, b):
    error = x @ w + b - _as_vector(y)
    return float(np.mean(error**2)), 2 * x.T @ error / len(x), float(2 * np.mean(error))


def _as_vector(y):
    return np.reshape(y, -1)


def by_samples(x, y, w, b):
    loss, gw, gb = 0.0, np.zeros(len(w)), 0.0
    for row, target in zip(x, np.ravel(y), strict=True):
        error = row.dot(w) + b - target
        loss += error * error / len(x)
        gw += 2 * error * row / len(x)
        gb += 2 * error / len(x)
    return loss, gw, gb


def _scaled(loss=1.0, gw=1.0, gb=1.0):
    """A right answer whose three parts are multiplied; a factor may depend on the number of samples."""

    def factor(value, n):
        return value(n) if callable(value) else value

    def wrong(x, y, w, b):
        parts, n = mse_and_grad(x, y, w, b), len(x)
        return tuple(factor(f, n) * part for f, part in zip((loss, gw, gb), parts, strict=True))

    def paraphrase(x, y, w, b):
        a, g, c = by_samples(x, y, w, b)
        n = float(x.shape[0])
        return a * factor(loss, n), g * factor(gw, n), c * factor(gb, n)

    return wrong, paraphrase


def _naive(x, y, w, b):
    error = x @ w + b - y
    return np.mean(error**2), 2 * x.T @ error / len(x), 2 * np.mean(error)


def _naive_again(x, y, w, b):
    prediction = np.dot(x, w) + b
    n = x.shape[0]
    difference = np.subtract(prediction, y)
    return (difference**2).mean(), (2 / n) * np.dot(x.T, difference), difference.mean() * 2


def _absolute(x, y, w, b):
    error = x @ w + b - _as_vector(y)
    return np.mean(np.abs(error)), x.T @ np.sign(error) / len(x), np.mean(np.sign(error))


def _absolute_by_rows(x, y, w, b):
    signs = [(1 if r > 0 else -1 if r < 0 else 0, r) for r in x @ w + b - np.ravel(y)]
    n = len(x)
    gw = sum(s * row for (s, _), row in zip(signs, x, strict=True)) / n
    return sum(s * r for s, r in signs) / n, gw, sum(s for s, _ in signs) / n


def column_target(answer, x, y, w, b):
    """Targets as a column must be refused, or give the same result."""
    try:
        return answer(x, y[:, None], w, b)
    except (ValueError, TypeError):
        return answer(x, y, w, b)


def _arrays(rng, n, d):
    return rng.normal(size=(n, d)), rng.normal(size=n), rng.normal(size=d), float(rng.normal())


def _drawn(rng: np.random.Generator) -> list[Case]:
    sizes = [(5, 3), (1, 4), (7, 1), (4, 4), (3, 6)]
    cases = [Case(f"N={n}, D={d}", _arrays(rng, n, d)) for n, d in sizes]
    return [*cases, Case("column", _arrays(rng, 5, 2), play=column_target)]


_TOY = (np.array([[1.0], [2.0], [4.0]]), np.array([1.0, 2.0, 1.0]), np.array([1.0]), 0.0)

exercise = Exercise(
    number="3.1",
    points=8,
    answers=[
        Function(
            "mse_and_grad",
            reference=mse_and_grad,
            alternatives=[by_samples],
            mistakes=[
                generic.not_averaged(*_scaled(lambda n: n, lambda n: n, lambda n: n)),
                Wrong("gradient_not_averaged", *_scaled(1.0, lambda n: n, lambda n: n)),
                Wrong("bias_not_averaged", *_scaled(1.0, 1.0, lambda n: n)),
                Wrong("two_forgotten", *_scaled(1.0, 0.5, 0.5)),
                Wrong("half_the_square", *_scaled(0.5, 0.5, 0.5)),
                Wrong("wrong_sign", *_scaled(1.0, -1.0, -1.0)),
                Wrong("column_broadcast", _naive, _naive_again),
                Wrong("absolute_error", _absolute, _absolute_by_rows),
            ],
            visible=[
                Case("three points", _TOY),
                Case("targets as a column", _arrays(np.random.default_rng(3), 4, 2), play=column_target),
            ],
            cases=_drawn,
        )
    ],
)
