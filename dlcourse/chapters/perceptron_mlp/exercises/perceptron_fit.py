"""5.1 The perceptron: it learns from its mistakes only."""

import numpy as np

from dlcourse.checking import Case, Exercise, Form, Function, Wrong, generic
from dlcourse.numpy import perceptron


def perceptron_fit(x, y, max_epochs=100):
    return perceptron.perceptron_fit(x, y, max_epochs=max_epochs)


def with_a_column_of_ones(x, y, max_epochs=100):
    """The bias as the weight of a further feature that is always 1."""
    signed = np.hstack([x, np.ones((len(x), 1), x.dtype)]) * y[:, None]
    v, mistakes, epoch, clean = np.zeros(signed.shape[1], x.dtype), [], 0, False
    while epoch < max_epochs and not clean:
        clean = True
        for n, row in enumerate(signed):
            if not np.dot(row, v) > 0:
                v, clean = v + row, False
                mistakes.append(n)
        epoch += 1
    return v[:-1], v[-1], mistakes


def learner(is_mistake=lambda y, score: y * score <= 0, step=lambda y: y, bias=True, passes=None):
    """A perceptron whose arguments change single lines of it."""

    def fit(x, y, max_epochs=100):
        w, b, mistakes = np.zeros(x.shape[1], x.dtype), 0.0, []
        for _ in range(passes or max_epochs):
            clean = True
            for n in range(len(x)):
                if is_mistake(y[n], x[n] @ w + b):
                    w = w + step(y[n]) * x[n]
                    b = b + step(y[n]) if bias else b
                    mistakes.append(n)
                    clean = False
            if clean:
                break
        return w, b, mistakes

    return fit


def _always(x, y, max_epochs=100):
    """The update has slipped out of the condition."""
    w, b, mistakes = 0 * x[0], 0.0, []
    for _ in range(max_epochs):
        clean = True
        for row, label, n in zip(x, y, range(len(y)), strict=True):
            if label * (np.sum(w * row) + b) <= 0:
                mistakes.append(n)
                clean = False
            w, b = w + label * row, b + label
        if clean:
            return w, b, mistakes
    return w, b, mistakes


def _always_with_ones(x, y, max_epochs=100):
    signed = np.column_stack([x, np.ones_like(y)]) * y.reshape(-1, 1)
    v = np.zeros_like(signed[0])
    mistakes: list[int] = []
    for _ in range(max_epochs):
        wrong = []
        for n in range(len(signed)):
            wrong += [n] if v @ signed[n] <= 0 else []
            v = v + signed[n]
        mistakes += wrong
        if not wrong:
            break
    return v[:-1], v[-1], mistakes


def _late(x, y, max_epochs=100):
    """All mistakes of a pass are corrected at its end."""
    w, b = np.zeros(x.shape[1], x.dtype), 0.0
    mistakes: list[int] = []
    for _ in range(max_epochs):
        wrong = np.flatnonzero(y * (x @ w + b) <= 0)
        if len(wrong) == 0:
            break
        w, b = w + y[wrong] @ x[wrong], b + y[wrong].sum()
        mistakes += wrong.tolist()
    return w, b, mistakes


def _late_by_loop(x, y, max_epochs=100):
    w, b = np.zeros_like(x[0]), 0.0
    mistakes: list[int] = []
    for _ in range(max_epochs):
        dw, db, clean = np.zeros_like(w), 0.0, True
        for n, (row, label) in enumerate(zip(x, y, strict=True)):
            if label * (row.dot(w) + b) <= 0:
                dw, db, clean = dw + label * row, db + label, False
                mistakes.append(n)
        w, b = w + dw, b + db
        if clean:
            break
    return w, b, mistakes


def _stops_at_first(x, y, max_epochs=100):
    return with_a_column_of_ones(x, y, 1)


def _zero_labels(x, y, max_epochs=100):
    """Class 0 has label 0, and 0 times anything is no update."""
    return learner()(x, (y > 0).astype(x.dtype), max_epochs)


def _zero_labels_with_ones(x, y, max_epochs=100):
    return with_a_column_of_ones(x, np.clip(y, 0, 1), max_epochs)


def _fixed_bias(x, y, max_epochs=100):
    w = np.zeros(x.shape[1], x.dtype)
    mistakes: list[int] = []
    for _ in range(max_epochs):
        before = len(mistakes)
        for n in range(len(x)):
            if y[n] * np.vdot(x[n], w) <= 0:
                w = w + x[n] * y[n]
                mistakes.append(n)
        if before == len(mistakes):
            break
    return w, 0.0, mistakes


def _label_dropped(x, y, max_epochs=100):
    w, b = 0 * x[0], 0
    mistakes: list[int] = []
    for _ in range(max_epochs):
        before = mistakes[:]
        for n in range(len(y)):
            if np.sign(x[n] @ w + b) != y[n]:
                w, b = w + x[n], b + 1
                mistakes.append(n)
        if before == mistakes:
            break
    return w, b, mistakes


def _never_starts(x, y, max_epochs=100):
    return np.zeros(x.shape[1], x.dtype), 0.0, []


def _in_double(x, y, max_epochs=100):
    w, b, mistakes = with_a_column_of_ones(x.astype(float), y, max_epochs)
    return w, b, mistakes


def _in_double_by_learner(x, y, max_epochs=100):
    return learner()(np.array(x, np.float64), y, max_epochs)


def _counted(fit):
    def counting(x, y, max_epochs=100):
        w, b, mistakes = fit(x, y, max_epochs)
        return w, b, len(mistakes)

    return counting


def _separates(result, x, y, max_epochs=100):
    """All samples on their own side, after no more mistakes than the theorem allows."""
    w, b, mistakes = result
    rows = np.hstack([x, np.ones((len(x), 1))]) * y[:, None]
    teacher = np.append(np.arange(1, x.shape[1] + 1) * 1.0, 0.5)
    margin = (rows @ teacher).min() / np.linalg.norm(teacher)
    radius = np.linalg.norm(rows, axis=1).max()
    return bool((y * (x @ w + b) > 0).all()) and 0 < len(mistakes) <= (radius / margin) ** 2


def _quarters(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Multiples of 1/4: sums of them are exact, so that no rounding decides what is a mistake."""
    return rng.integers(-12, 13, shape) / 4


def _separable(rng, n, d, dtype=np.float64):
    """Samples on both sides of a line that the perceptron does not know."""
    x = _quarters(rng, 20 * n, d)
    score = x @ np.arange(1, d + 1) + 0.5
    x, score = x[np.abs(score) >= 0.75][:n], score[np.abs(score) >= 0.75][:n]
    return x.astype(dtype), np.sign(score).astype(dtype)


def _mixed(rng, n, d):
    return _quarters(rng, n, d), rng.choice([-1.0, 1.0], n)


def _drawn(rng: np.random.Generator) -> list[Case]:
    return [
        Case("one feature", _separable(rng, 7, 1)),
        Case("two features", _separable(rng, 12, 2)),
        Case("five features", _separable(rng, 9, 5)),
        Case("float32", _separable(rng, 10, 3, np.float32)),
        Case("one sample", (_quarters(rng, 1, 3), np.array([-1.0]))),
        Case("labels at random", (*_mixed(rng, 11, 2), 6)),
        Case("one pass allowed", (*_mixed(rng, 6, 4), 1)),
        Case("bound", _separable(rng, 15, 2), prop=_separates),
    ]


_AND = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([-1.0, -1.0, -1.0, 1.0])
_XOR = _AND[0], np.array([-1.0, 1.0, 1.0, -1.0])

exercise = Exercise(
    number="5.1",
    points=10,
    answers=[
        Function(
            "perceptron_fit",
            reference=perceptron_fit,
            alternatives=[with_a_column_of_ones, learner()],
            mistakes=[
                Wrong("never_starts", learner(lambda y, score: y * score < 0), _never_starts),
                Wrong("labels_01", _zero_labels, _zero_labels_with_ones),
                Wrong("always_updates", _always, _always_with_ones),
                Wrong("bias_not_updated", learner(bias=False), _fixed_bias),
                Wrong("label_dropped", learner(step=abs), _label_dropped),
                Wrong("one_pass", learner(passes=1), _stops_at_first),
                Wrong("late_update", _late, _late_by_loop),
                Wrong("count_not_list", _counted(learner()), _counted(with_a_column_of_ones)),
                generic.promotes_dtype(_in_double, _in_double_by_learner),
            ],
            visible=[
                Case("two points", (np.array([[2.0, 1.0], [-1.0, 0.0]]), np.array([1.0, -1.0]))),
                Case("and", _AND),
                Case("xor", (*_XOR, 3)),
            ],
            cases=_drawn,
            form=Form(dtype=True),
        )
    ],
)
