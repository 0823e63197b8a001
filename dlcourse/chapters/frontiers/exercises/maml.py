"""17.4 Learning to learn: one step on the support set, and the gradient through that step."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, generic, replaced, returning, retyped, several

# ---- adapt


def adapt(w, x, y, alpha):
    return w - alpha * 2 / len(y) * x.T @ (x @ w - y)


def by_mean(w, x, y, alpha):
    error = x @ w - y
    gradient = 2 * x.T @ error / len(y)
    new = w - alpha * gradient
    return new


def by_rows(w, x, y, alpha):
    error = np.array([row @ w for row in x]) - y
    gradient = (2 * error[:, None] * x).mean(axis=0)
    new = w - gradient * alpha
    return new


def by_sums(w, x, y, alpha):
    w = [float(each) for each in w]
    errors = [sum(a * b for a, b in zip(row, w, strict=True)) - t for row, t in zip(x, y, strict=True)]
    slopes = [2 * sum(e * row[j] for e, row in zip(errors, x, strict=True)) / len(y) for j in range(len(w))]
    return np.array([a - alpha * b for a, b in zip(w, slopes, strict=True)])


_STEPS = (by_mean, by_rows)
step_mistakes = [
    *retyped(
        _STEPS,
        "    gradient = ",
        two_forgotten=["x.T @ error / len(y)", "(error[:, None] * x).mean(axis=0)"],
        not_averaged="2 * x.T @ error",
        averaged_over_weights="2 * x.T @ error / len(w)",
        uphill="-2 * x.T @ error / len(y)",
        half_of_the_gradient_averaged="x.T @ error / (2 * len(y))",
        input_forgotten="2 * error.mean()",
        averaged_over_everything="2 * x.T @ error / x.size",
    ),
    *retyped(
        _STEPS,
        "    new = ",
        uphill="w + alpha * gradient",
        rate_forgotten="w - gradient",
        step_only="-alpha * gradient",
    ),
    *returning(
        _STEPS,
        gradient_returned="gradient",
        loss_returned="np.mean(error**2)",
        step_returned="alpha * gradient",
    ),
    *(
        generic.changes_input(one.example, one.paraphrase)
        for one in replaced(_STEPS, "    return new", changes_input="    w[:] = new\n    return w")
    ),
]

# ---- maml_gradient


def maml_gradient(w, xs, ys, xq, yq, alpha, first_order=False):
    total = np.zeros(len(w))
    for x, y, x_new, y_new in zip(xs, ys, xq, yq, strict=True):
        adapted = adapt(w, x, y, alpha)
        outer = 2 / len(y_new) * x_new.T @ (x_new @ adapted - y_new)
        total += outer if first_order else outer - alpha * 2 / len(y) * x.T @ (x @ outer)
    return total / len(xs)


def by_hessian(w, xs, ys, xq, yq, alpha, first_order=False):
    tasks = len(xs)
    total = np.zeros(w.shape)
    for t in range(tasks):
        n, m = len(ys[t]), len(yq[t])
        inner = 2 / n * xs[t].T @ (xs[t] @ w - ys[t])
        adapted = w - alpha * inner
        outer = 2 / m * xq[t].T @ (xq[t] @ adapted - yq[t])
        hessian = 2 / n * xs[t].T @ xs[t]
        if not first_order:
            outer = outer - alpha * hessian @ outer
        total += outer
    return total / tasks


def by_einsum(w, xs, ys, xq, yq, alpha, first_order=False):
    tasks = xs.shape[0]
    n, m = xs.shape[1], xq.shape[1]
    inner = 2 / n * np.einsum("tnd,tn->td", xs, xs @ w - ys)
    adapted = w - alpha * inner
    outer = 2 / m * np.einsum("tmd,tm->td", xq, np.einsum("tmd,td->tm", xq, adapted) - yq)
    hessian = 2 / n * np.einsum("tnd,tne->tde", xs, xs)
    if not first_order:
        outer = outer - alpha * np.einsum("tde,te->td", hessian, outer)
    total = outer.sum(axis=0)
    return total / tasks


def by_matrices(w, xs, ys, xq, yq, alpha, first_order=False):
    """The way through the step is a matrix for each task."""
    inner = 2 * (xs.mT @ (xs @ w - ys)[..., None]) / xs.shape[1]
    adapted = w[:, None] - alpha * inner
    outer = 2 * xq.mT @ (xq @ adapted - yq[..., None]) / xq.shape[1]
    way = np.eye(len(w)) - (0 if first_order else 2 * alpha / xs.shape[1]) * (xs.mT @ xs)
    return (way @ outer).mean(axis=0)[:, 0]


_ALL = (by_hessian, by_einsum)
_IF = "        if not first_order:\n", "    if not first_order:\n"
_FULL = "outer - alpha * hessian @ outer", 'outer - alpha * np.einsum("tde,te->td", hessian, outer)'
_DOT = "hessian @ outer", 'np.einsum("tde,te->td", hessian, outer)'
_HESSIAN = "2 / n * xs[t].T @ xs[t]", '2 / n * np.einsum("tnd,tne->tde", xs, xs)'
_OUTER = (
    "2 / m * xq[t].T @ (xq[t] @ adapted - yq[t])",
    '2 / m * np.einsum("tmd,tm->td", xq, np.einsum("tmd,td->tm", xq, adapted) - yq)',
)
_SUPPORT = (
    "2 / n * xs[t].T @ (xs[t] @ adapted - ys[t])",
    '2 / n * np.einsum("tmd,tm->td", xs, np.einsum("tmd,td->tm", xs, adapted) - ys)',
)
_PLAIN = (
    "2 / m * xq[t].T @ (xq[t] @ w - yq[t])",
    '2 / m * np.einsum("tmd,tm->td", xq, xq @ w - yq)',
)


def _each(olds, news):
    return [[tuple(pair) for pair in zip(olds, news, strict=True)]]


gradient_mistakes = [
    *several(
        _ALL,
        outer_on_support=_each(_OUTER, _SUPPORT),
        not_adapted=_each(_OUTER, _PLAIN),
        always_first_order=_each(_IF, [old.replace("not first_order", "False") for old in _IF]),
        first_order_by_default=_each(("first_order=False",) * 2, ("first_order=True",) * 2),
        always_full=_each(_IF, [old.replace("not first_order", "True") for old in _IF]),
        turned_round=_each(_IF, [old.replace("not ", "") for old in _IF]),
        way_added=_each(_FULL, [old.replace("outer -", "outer +") for old in _FULL]),
        identity_forgotten=_each(_FULL, [old.replace("outer - alpha", "-alpha") for old in _FULL]),
        rate_forgotten_in_the_way=_each(_FULL, [old.replace("alpha * ", "") for old in _FULL]),
        hessian_of_the_query=_each(
            _HESSIAN, ["2 / m * xq[t].T @ xq[t]", '2 / m * np.einsum("tnd,tne->tde", xq, xq)']
        ),
        hessian_not_averaged=_each(_HESSIAN, [old.replace("2 / n", "2") for old in _HESSIAN]),
        two_forgotten_in_the_way=_each(_HESSIAN, [old.replace("2 / n", "1 / n") for old in _HESSIAN]),
        hessian_times_inner=_each(
            _FULL,
            ["outer - alpha * hessian @ inner", 'outer - alpha * np.einsum("tde,te->td", hessian, inner)'],
        ),
        wrong_twice=_each(_FULL, [f"{old} - alpha * {dot}" for old, dot in zip(_FULL, _DOT, strict=True)]),
    ),
    *edits(
        _ALL,
        adapts_on_query=[
            ("2 / n * xs[t].T @ (xs[t] @ w - ys[t])", "2 / m * xq[t].T @ (xq[t] @ w - yq[t])"),
            (
                '2 / n * np.einsum("tnd,tn->td", xs, xs @ w - ys)',
                '2 / m * np.einsum("tnd,tn->td", xq, xq @ w - yq)',
            ),
        ],
        adapts_uphill=("w - alpha * inner", "w + alpha * inner"),
        rate_forgotten_in_the_step=("w - alpha * inner", "w - inner"),
        outer_two_forgotten=[
            (_OUTER[0], _OUTER[0].replace("2 / m", "1 / m")),
            (_OUTER[1], _OUTER[1].replace("2 / m", "1 / m")),
        ],
        inner_two_forgotten=[
            ("2 / n * xs[t].T @ (", "1 / n * xs[t].T @ ("),
            ('2 / n * np.einsum("tnd,tn->td"', '1 / n * np.einsum("tnd,tn->td"'),
        ],
        no_two_anywhere=[
            (
                "2 / n * xs[t].T @ (",
                "1 / n * xs[t].T @ (",
                "2 / m",
                "1 / m",
                "2 / n * xs[t].T @ xs",
                "1 / n * xs[t].T @ xs",
            ),
            (
                '2 / n * np.einsum("tnd,tn->',
                '1 / n * np.einsum("tnd,tn->',
                "2 / m",
                "1 / m",
                '2 / n * np.einsum("tnd,tne',
                '1 / n * np.einsum("tnd,tne',
            ),
        ],
    ),
    *returning(
        _ALL,
        tasks_not_averaged="total",
        last_task_only=[
            "(outer if outer.ndim == 1 else outer[-1])",
            "(outer if outer.ndim == 1 else outer[-1]) / tasks",
        ],
        updated_instead=["w - alpha * total / tasks", "w - total / tasks"],
        adapted_returned="adapted if adapted.ndim == 1 else adapted[-1]",
    ),
]

# ---- cases


def _sines(rng, tasks, points, features):
    """Points of random sine waves, as the features sin x, cos x, sin 2x ... and their targets."""
    x = rng.uniform(-4, 4, (tasks, points))
    height, phase = rng.uniform(0.5, 3, (tasks, 1)), rng.uniform(0, 6, (tasks, 1))
    waves = [(np.sin, np.cos)[j % 2]((j // 2 + 1) * x) for j in range(features)]
    return np.stack(waves, axis=-1), height * np.sin(x + phase)


def _gradient(rng, tasks, n, m, features, alpha, first_order, said=False, **more):
    xs, ys = _sines(rng, tasks, n, features)
    xq, yq = _sines(rng, tasks, m, features)
    name = f"{tasks} tasks, {n} and {m} points, {features} weights" + (", first order" if first_order else "")
    args = np.round(rng.normal(size=features), 2), xs, ys, xq, yq, alpha
    return Case(name, args, {"first_order": first_order} if first_order or said else {}, **more)


def drawn_gradients(rng):
    return [
        _gradient(rng, 3, 4, 5, 2, 0.3, False, weight=2),
        _gradient(rng, 2, 3, 6, 4, 0.2, False, said=True, weight=2),
        _gradient(rng, 3, 5, 4, 3, 0.3, True, weight=1.5),
        _gradient(rng, 4, 2, 3, 2, 0.4, True),
        _gradient(rng, 1, 6, 4, 5, 0.25, False),
        _gradient(rng, 5, 1, 2, 3, 0.5, False, said=True),
        _gradient(rng, 2, 3, 4, 1, 0.3, False),
    ]


def _step(rng, points, features, alpha, **more):
    x, y = (part[0] for part in _sines(rng, 1, points, features))
    return Case(
        f"{points} points, {features} weights", (np.round(rng.normal(size=features), 2), x, y, alpha), **more
    )


def drawn_steps(rng):
    return [
        _step(rng, 4, 2, 0.3),
        _step(rng, 7, 3, 0.1),
        _step(rng, 3, 5, 0.6),
        _step(rng, 1, 2, 0.4),
        _step(rng, 5, 1, 0.2),
    ]


_RNG = np.random.default_rng(174)
answers = [
    Function(
        "adapt",
        adapt,
        [by_mean, by_rows, by_sums],
        step_mistakes,
        [
            Case("one weight", (np.array([1.0]), np.array([[1.0], [2.0]]), np.array([3.0, 3.0]), 0.1)),
            _step(_RNG, 3, 2, 0.5),
        ],
        drawn_steps,
        weight=2,
    ),
    Function(
        "maml_gradient",
        maml_gradient,
        [by_hessian, by_einsum, by_matrices],
        gradient_mistakes,
        [_gradient(_RNG, 2, 2, 3, 2, 0.3, False), _gradient(_RNG, 2, 2, 3, 2, 0.3, True)],
        drawn_gradients,
        weight=8,
    ),
]
exercise = Exercise(number="17.4", points=10, answers=answers)
