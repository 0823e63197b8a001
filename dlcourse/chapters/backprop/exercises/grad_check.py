"""6.6 A gradient check that catches planted faults and passes correct gradients."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Symptom, edits


def grad_check(f, x, grad, eps=1e-5):
    point = np.array(x, dtype=np.float64)
    slopes = np.zeros(point.shape)
    for place in np.ndindex(point.shape):
        up, down = point.copy(), point.copy()
        up[place] += eps
        down[place] -= eps
        slopes[place] = (f(up) - f(down)) / (2 * eps)
    return np.abs(slopes - grad).max() / np.abs(slopes).max()


def in_place(f, x, grad, eps=1e-5):
    point = np.array(x, dtype=float, order="C")
    flat, slopes = point.reshape(-1), []
    for i, old in enumerate(flat.tolist()):
        flat[i] = old + eps
        ahead = f(point)
        flat[i] = old - eps
        behind = f(point)
        flat[i] = old
        slopes.append((ahead - behind) / (2 * eps))
    slopes = np.reshape(slopes, point.shape)
    return np.max(np.abs(slopes - grad)) / np.max(np.abs(slopes))


def by_directions(f, x, grad, eps=1e-5):
    """Walk along the rows of a unit matrix."""
    flat = np.asarray(x, dtype=np.float64).ravel()
    slopes = []
    for direction in eps * np.eye(flat.size):
        forward, backward = ((flat + sign * direction).reshape(x.shape) for sign in (1, -1))
        slopes.append((f(forward) - f(backward)) / eps / 2)
    difference = np.subtract(slopes, np.ravel(grad))
    return float(np.linalg.norm(difference, np.inf) / np.linalg.norm(slopes, np.inf))


# ---- functions to differentiate, with their gradients


def cubic(x):
    return float((x**3 - 2 * x).sum())


def d_cubic(x):
    return 3 * x**2 - 2


def waves(x):
    return float((np.sin(2 * x) * np.arange(1, x.size + 1).reshape(x.shape)).sum())


def d_waves(x):
    return 2 * np.cos(2 * x) * np.arange(1, x.size + 1).reshape(x.shape)


def squashed(x):
    """Every entry has a part in the slopes of the others."""
    return float(np.tanh(x).sum() ** 2)


def d_squashed(x):
    return 2 * np.tanh(x).sum() * (1 - np.tanh(x) ** 2)


def steep(x):
    return 1e4 * cubic(x)


def d_steep(x):
    return 1e4 * d_cubic(x)


def falling(x):
    return -squashed(x)


def d_falling(x):
    return -d_squashed(x)


# ---- mistakes

AUTHORS = (grad_check, in_place)
_WHOLE = (
    "np.abs(slopes - grad).max() / np.abs(slopes).max()",
    "np.max(np.abs(slopes - grad)) / np.max(np.abs(slopes))",
)


def _ending(**mistakes):
    """Mistakes in the last line, the same in both hands."""
    return edits(AUTHORS, **{id: [(whole, end) for whole in _WHOLE] for id, end in mistakes.items()})


_S, _G, _D = "np.abs(slopes)", "np.abs(grad)", "np.abs(slopes - grad)"
_NORM = "np.linalg.norm(slopes - grad)"

mistakes = [
    *edits(
        AUTHORS,
        two_forgotten=("(2 * eps)", "eps"),
        parentheses_missing=("(2 * eps)", "2 * eps"),
        not_divided=(" / (2 * eps)", ""),
        difference_turned_round=[
            ("f(up) - f(down)", "f(down) - f(up)"),
            ("ahead - behind", "behind - ahead"),
        ],
        forward_difference=[
            ("f(down)) / (2 * eps)", "f(point)) / eps"),
            ("old - eps", "old", "(2 * eps)", "eps"),
        ],
        all_moved_at_once=[
            ("up[place]", "up", "down[place]", "down"),
            (
                "flat[i] = old + eps",
                "point += eps",
                "flat[i] = old - eps",
                "point -= 2 * eps",
                "flat[i] = old\n",
                "point += eps\n",
            ),
        ],
        only_one_dimension=[
            ("ndindex(point.shape)", "ndindex(len(point))"),
            (
                "flat, slopes = point.reshape(-1), []",
                "flat, slopes = point, np.zeros(point.shape)",
                "flat.tolist()",
                "point.copy()",
                "slopes.append((ahead - behind) / (2 * eps))",
                "slopes[i] = (ahead - behind) / (2 * eps)",
            ),
        ],
        same_array_twice=[
            ("point.copy(), point.copy()", "[point.copy()] * 2"),
            ("        behind", "        ahead = f(point)\n        behind"),
        ],
        not_put_back=[("point.copy(), point.copy()", "point.copy(), point"), ("        flat[i] = old\n", "")],
        argument_ignored=[
            ("    point =", "    eps = 1e-5\n    point ="),
            ("    point =", "    eps = 0.00001\n    point ="),
        ],
    ),
    *edits(
        AUTHORS,
        forward_difference=[("f(up)", "f(point)", "2 * eps", "eps"), ("old + eps", "old", "2 * eps", "eps")],
    ),
    *edits(AUTHORS, forward_difference=[("f(down)", "f(point)"), ("old - eps", "old")]),
    *_ending(
        absolute_error=f"{_D}.max()",
        divided_by_gradient=f"{_D}.max() / {_G}.max()",
        divided_one_by_one=f"({_D} / {_S}).max()",
        absolute_value_missing=f"(slopes - grad).max() / {_S}.max()",
        mean_not_max=f"{_D}.mean() / {_S}.mean()",
        euclidean_norm=f"{_NORM} / (np.linalg.norm(slopes) + np.linalg.norm(grad))",
        not_reduced=f"{_D} / {_S}.max()",
        slopes_returned="slopes",
    ),
    *_ending(
        divided_by_gradient=f"{_D}.max() / ({_S}.max() + {_G}.max())",
        divided_one_by_one=f"({_D} / ({_S} + {_G})).max()",
        absolute_value_missing=f"(grad - slopes).max() / {_S}.max()",
        mean_not_max=f"{_D}.mean() / {_S}.max()",
        euclidean_norm=f"{_NORM} / np.linalg.norm(slopes)",
    ),
    *_ending(
        divided_by_gradient=f"{_D}.max() / max({_S}.max(), {_G}.max())",
        divided_one_by_one=f"({_D} / np.maximum({_S}, {_G})).max()",
        absolute_value_missing=f"{_D}.max() / slopes.max()",
        mean_not_max=f"{_D}.sum() / {_S}.max()",
        euclidean_norm=f"{_NORM} / max(np.linalg.norm(slopes), np.linalg.norm(grad))",
    ),
    *_ending(
        divided_one_by_one=f"({_D} / {_G}).max()",
        absolute_value_missing="(slopes - grad).max() / slopes.max()",
    ),
    *_ending(absolute_value_missing=f"abs((slopes - grad).max()) / {_S}.max()"),
    *_ending(absolute_value_missing=f"{_D}.max() / abs(slopes.max())"),
    *edits((in_place, in_place), ravel_is_copy=[(', order="C"', ""), ('order="C"', 'order="K"')]),
]


X = np.array([[0.5, 0.9], [1.1, 0.4]])


def _is_noisy(evidence):
    """A correct gradient at a float32 point looks wrong with a small step, and right with a large one."""
    single = X.astype(np.float32)
    fine, coarse = (evidence.ask(squashed, single, d_squashed(X), eps=eps).value for eps in (1e-5, 1e-2))
    numbers = all(isinstance(error, float | np.floating) for error in (fine, coarse))
    return numbers and bool(fine > 1e-4 and coarse < 1e-2 and coarse < fine)


def _is_boolean(evidence):
    return all(isinstance(call.got.value, bool | np.bool_) for call in evidence.calls)


def _in_float32(f, x, grad, eps=1e-5):
    return grad_check(lambda point: f(point.astype(np.float32)), x, grad, eps)


def _in_the_dtype_of_x(f, x, grad, eps=1e-5):
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[place] = eps
        slopes[place] = (f(x + step) - f(x - step)) / (2 * eps)
    return np.abs(slopes - grad).max() / np.abs(slopes).max()


mistakes += [
    Symptom("single_precision", _is_noisy, _in_float32, _in_the_dtype_of_x),
    Symptom(
        "boolean_result",
        _is_boolean,
        lambda *a, **k: grad_check(*a, **k) < 1e-6,
        lambda *a, **k: in_place(*a, **k) > 1e-4,
    ),
]

# ---- cases


def measured(answer, f, x, grad, **step):
    """What the check says; with the usual step to three decimals, which leaves no rounding to compare."""
    error = answer(f, x, grad, **step)
    is_number = np.ndim(error) == 0 and isinstance(error, float | np.floating | np.ndarray)
    return round(float(error), 3) if is_number and not step else error


def _case(name, f, x, grad, weight=0.5, **step):
    return Case(name, (f, x, grad), step, tol=1e-5, weight=weight, play=measured)


FAULTS = {
    "too large": lambda grad: 1.15 * grad,
    "too small": lambda grad: 0.85 * grad,
    "sign": lambda grad: np.where(np.arange(grad.size).reshape(grad.shape) == 0, -grad, grad),
    "last too large": lambda grad: _with_last(grad, 3 * np.abs(grad).max()),
    "last turned": lambda grad: _with_last(grad, -np.abs(grad).max()),
    "swapped": lambda grad: np.roll(grad, 1),
    "zero": lambda grad: 0 * grad,
}


def _with_last(grad, value):
    grad.flat[-1] = value
    return grad


visible = [
    _case("correct", cubic, X, d_cubic(X), weight=0.25),
    _case("planted", cubic, X, 1.02 * d_cubic(X), weight=1),
]


def drawn(rng):
    def point(*shape):
        return rng.uniform(0.3, 1.2, shape)

    def planted(kind, f, df, x, **more):
        return _case(f"{kind}: {f.__name__}", f, x, FAULTS[kind](df(x)), **more)

    n = int(rng.integers(2, 5))
    single = point(2, n).astype(np.float32)
    correct = [(waves, d_waves, point(2, n)), (squashed, d_squashed, point(n)), (steep, d_steep, point(3, 2))]
    coarse = [
        ("last turned", squashed, d_squashed),
        ("too large", falling, d_falling),
        ("last too large", waves, d_waves),
    ]
    return [
        *(_case(f"correct: {f.__name__}", f, x, df(x), weight=0.1) for f, df, x in correct),
        _case("float32", squashed, single, d_squashed(single)),
        *(planted(kind, waves, d_waves, point(3, 2)) for kind in ("sign", "too small", "zero")),
        planted("swapped", steep, d_steep, point(n, 2)),
        planted("too large", falling, d_falling, point(2, n)),
        planted("too small", squashed, d_squashed, point(n + 2)),
        planted("last too large", waves, d_waves, point(n, 3).T),
        *(planted(kind, f, df, point(2, 3), weight=3, eps=0.2) for kind, f, df in coarse),
    ]


answer = Function("grad_check", grad_check, [in_place, by_directions], mistakes, visible, drawn)
exercise = Exercise(number="6.6", points=6, answers=[answer])
