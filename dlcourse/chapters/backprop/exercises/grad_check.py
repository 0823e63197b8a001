"""6.6 A gradient check that catches planted faults and passes correct gradients."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Symptom
from dlcourse.checking.diagnosis.evidence import Evidence


def grad_check(f, x, grad, eps=1e-5):
    x = x.astype(np.float64)
    numeric = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[place] = eps
        numeric[place] = (f(x + step) - f(x - step)) / (2 * eps)
    return np.abs(numeric - grad).max() / np.abs(numeric).max()


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
    return float(np.tanh(x).sum() ** 2)


def d_squashed(x):
    return 2 * np.tanh(x).sum() * (1 - np.tanh(x) ** 2)


def steep(x):
    return 1e4 * cubic(x)


def d_steep(x):
    return 1e4 * d_cubic(x)


CORRECT = [(cubic, d_cubic), (waves, d_waves), (squashed, d_squashed), (steep, d_steep)]


def _plant(grad, kind):
    grad = grad.copy()
    if kind == "sign":
        grad.flat[0] *= -1
    elif kind == "factor":
        grad *= 1.02
    elif kind == "last entry":
        grad.flat[-1] += 0.05 * np.abs(grad).max()
    elif kind == "zero":
        grad[...] = 0
    elif kind == "swapped":
        grad = np.roll(grad, 1)
    return grad


FAULTS = ("sign", "factor", "last entry", "zero", "swapped")

# ---- judging


def _tells_right_from_wrong(result, f, x, grad, eps=1e-5):
    """As large as the reference's error, up to what rounding and the step's size may change."""
    if not isinstance(result, int | float | np.number | np.ndarray) or np.ndim(result) != 0:
        return False
    expected = grad_check(f, x, grad, eps)
    return bool(abs(float(result) - expected) <= 2e-7 + 1e-3 * expected)


def _case(name, f, x, grad, **kwargs):
    return Case(name, (f, x, grad), kwargs, prop=_tells_right_from_wrong)


def _point(rng, shape=(3, 2)):
    return rng.uniform(0.3, 1.2, shape)


def _drawn(rng: np.random.Generator) -> list[Case]:
    cases = []
    for f, df in CORRECT:
        x = _point(rng, (2, int(rng.integers(2, 5))))
        cases.append(_case(f"correct: {f.__name__}", f, x, df(x)))
    for kind in FAULTS:
        x = _point(rng)
        cases.append(_case(f"planted: {kind}", waves, x, _plant(d_waves(x), kind)))
    x = _point(rng)
    cases.append(_case("planted in a steep function", steep, x, _plant(d_steep(x), "factor")))
    single = _point(rng).astype(np.float32)
    cases.append(_case("float32 input", squashed, single, d_squashed(single.astype(np.float64))))
    cases.append(_case("a coarse step", cubic, x, d_cubic(x), eps=1e-2))
    return cases


# ---- mistakes


def _numeric(f, x, eps, forward=False, single=False):
    x = x.astype(np.float32) if single else x.astype(np.float64)
    numeric = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += eps
        down[place] -= 0 if forward else eps
        numeric[place] = (f(up) - f(down)) / (eps if forward else 2 * eps)
    return numeric


def _relative(numeric, grad):
    return np.abs(numeric - grad).max() / np.abs(numeric).max()


def _forward(f, x, grad, eps=1e-5):
    return _relative(_numeric(f, x, eps, forward=True), grad)


def _forward_by_rows(f, x, grad, eps=1e-5):
    x, base = np.array(x, dtype=float), f(x.astype(float))
    slopes = []
    for i in range(x.size):
        moved = x.copy()
        moved.flat[i] += eps
        slopes.append((f(moved) - base) / eps)
    slopes = np.reshape(slopes, x.shape)
    return float(np.max(np.abs(slopes - grad)) / np.max(np.abs(slopes)))


def _absolute(f, x, grad, eps=1e-5):
    return np.abs(_numeric(f, x, eps) - grad).max()


def _absolute_by_norm(f, x, grad, eps=1e-5):
    return np.linalg.norm((_numeric(f, x, eps) - grad).ravel(), np.inf)


def _in_float32(f, x, grad, eps=1e-5):
    return _relative(_numeric(f, x, eps, single=True), grad)


def _in_float32_by_cast(f, x, grad, eps=1e-5):
    def rounded(values):
        return f(np.asarray(values, np.float32))

    return by_directions(rounded, x, grad, eps)


def _half_step(f, x, grad, eps=1e-5):
    return _relative(2 * _numeric(f, x, eps), grad)


def _half_step_by_hand(f, x, grad, eps=1e-5):
    slopes = _numeric(f, np.asarray(x, float), eps) * 2
    return np.max(np.abs(slopes - grad)) / np.max(np.abs(slopes))


def _first_only(f, x, grad, eps=1e-5):
    numeric = _numeric(f, x, eps)
    return np.abs(numeric - grad).flat[0] / np.abs(numeric).max()


def _first_only_by_step(f, x, grad, eps=1e-5):
    step = np.zeros(x.shape)
    step.flat[0] = eps
    slope = (f(x + step) - f(x - step)) / (2 * eps)
    return abs(slope - np.ravel(grad)[0]) / np.abs(_numeric(f, x, eps)).max()


X = np.array([[0.5, 0.9], [1.1, 0.4]])


def _ask(evidence: Evidence, *args, **kwargs) -> float:
    """What the student's check says; NaN where it is no number."""
    outcome = evidence.ask(*args, **kwargs)
    is_number = (
        isinstance(outcome.value, int | float | np.number | np.ndarray) and np.ndim(outcome.value) == 0
    )
    return float(outcome.value) if is_number else float("nan")


def _falls_linearly(evidence: Evidence) -> bool:
    """Halving the step halves the error; for a central difference it falls to a quarter."""
    coarse, fine = (_ask(evidence, cubic, X, d_cubic(X), eps=eps) for eps in (2e-3, 1e-3))
    return fine > 1e-5 and 1.8 < coarse / fine < 2.2


def _grows_with_the_function(evidence: Evidence) -> bool:
    small, large = (
        _ask(evidence, f, X, _plant(df(X), "factor")) for f, df in ((cubic, d_cubic), (steep, d_steep))
    )
    return small > 0 and 5e3 < large / small < 2e4


def _is_noisy(evidence: Evidence) -> bool:
    """A correct gradient looks wrong with a small step, and right with a large one."""
    fine, coarse = (_ask(evidence, squashed, X, d_squashed(X), eps=eps) for eps in (1e-5, 1e-2))
    return fine > 1e-4 > 0 and coarse < 1e-2 and fine > coarse


def _sees_half(evidence: Evidence) -> bool:
    return abs(_ask(evidence, waves, X, d_waves(X)) - 0.5) < 1e-3


def _sees_the_first_entry_only(evidence: Evidence) -> bool:
    grad = d_waves(X)
    first, last = (_plant(grad, kind) for kind in ("sign", "last entry"))
    return _ask(evidence, waves, X, first) > 1e-2 and abs(_ask(evidence, waves, X, last)) < 1e-6


exercise = Exercise(
    number="6.6",
    points=6,
    answers=[
        Function(
            "grad_check",
            reference=grad_check,
            alternatives=[by_directions],
            mistakes=[
                Symptom("forward_difference", _falls_linearly, _forward, _forward_by_rows),
                Symptom("absolute_error", _grows_with_the_function, _absolute, _absolute_by_norm),
                Symptom("single_precision", _is_noisy, _in_float32, _in_float32_by_cast),
                Symptom("two_forgotten", _sees_half, _half_step, _half_step_by_hand),
                Symptom("first_entry_only", _sees_the_first_entry_only, _first_only, _first_only_by_step),
            ],
            visible=[
                _case("correct", cubic, X, d_cubic(X)),
                _case("planted", cubic, X, _plant(d_cubic(X), "factor")),
            ],
            cases=_drawn,
        )
    ],
)
