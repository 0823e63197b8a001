"""3.7 How small the error of a line can get: the variance of the noise."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, returning, retyped, seen
from dlcourse.checking.diagnosis.loss_patterns import number, on_results
from dlcourse.checking.diagnosis.structure import repeats_steps
from dlcourse.checking.diagnosis.techniques import all_of


def noise_floor(x, y):
    if len(x) < 3 or np.ptp(x) == 0:
        raise ValueError("noise_floor: a line needs two different points, and its noise a third one")
    return by_polyfit(x, y)


def by_polyfit(x, y):
    slope, offset = np.polyfit(x, y, 1)
    residuals = y - (slope * x + offset)
    return np.sum(residuals**2) / (len(x) - 2)


def by_formula(x, y):
    dx, dy = x - x.mean(), y - y.mean()
    slope = (dx * dy).sum() / (dx * dx).sum()
    offset = y.mean() - slope * x.mean()
    residuals = y - slope * x - offset
    return sum(r * r for r in residuals) / (x.size - 2)


def _cancels(smallest, largest):
    """Next to the right result nothing is left but rounding, or its square; never exactly 0 alone."""

    @on_results
    def shows(evidence):
        ratios = [abs(call.got.value) / call.expected.value for call in evidence.failed]
        return any(ratios) and all(not ratio or smallest <= ratio < largest for ratio in ratios)

    return shows


@on_results
def _falls_short(evidence):
    """No line that was found is the best one, unless steps from zero have nowhere to go."""
    x, flat = np.array([-1.5, -0.5, 0.5, 1.5]), np.array([1.0, -1.0, -1.0, 1.0])
    worse = all(not call.got.value <= call.expected.value for call in evidence.failed)
    return worse and abs(number(evidence, x, flat) - 2) < 1e-9


_AUTHORS = (by_polyfit, by_formula)
_DESCENT = """slope = offset = 0.0
    for _ in range(30):
        e = slope * x + offset - y
        slope, offset = slope - 0.02 * (e * x).mean(), offset - 0.02 * e.mean()
    residuals = """
mistakes = [
    *returning(
        _AUTHORS,
        divided_by_n="np.mean(residuals**2)",
        divided_by_n_minus_one="np.var(residuals, ddof=1)",
        sum_of_squares="np.sum(residuals**2)",
        parentheses_missing="np.sum(residuals**2) / len(x) - 2",
        spread_of_y=["np.var(y, ddof=2)", "np.var(y)", "np.var(y, ddof=1)"],
        absolute_error=["np.abs(residuals).sum() / (len(x) - 2)", "np.abs(residuals).mean()"],
        square_root=[
            "np.sqrt(np.sum(residuals**2) / (len(x) - 2))",
            "np.std(residuals)",
            "np.std(residuals, ddof=1)",
        ],
    ),
    *retyped(
        _AUTHORS,
        "residuals = ",
        offset_missing=["y - x * (x @ y) / (x @ x)", "y - slope * x"],
        offset_and_slope_swapped="y - offset * x - slope",
        line_typed_in="y - (2 * x + 1)",
        x_from_y="x - np.polyval(np.polyfit(y, x, 1), y)",
        parabola="y - np.polyval(np.polyfit(x, y, 2), x)",
        mixed_ddof="y - y.mean() - np.cov(x, y)[0, 1] / np.var(x) * (x - x.mean())",
    ),
    *seen(
        _cancels(0, 1e-20), returning(_AUTHORS, averaged_too_early="np.sum(residuals) ** 2 / (len(x) - 2)")
    ),
    *seen(_cancels(1e-20, 1e-9), returning(_AUTHORS, not_squared="np.sum(residuals) / (len(x) - 2)")),
    *seen(
        all_of(repeats_steps, _falls_short),
        edits(
            _AUTHORS,
            not_converged=[("residuals = ", _DESCENT), ("residuals = ", _DESCENT.replace("30", "90"))],
        ),
    ),
]


def _points(rng, n, sigma):
    """Noise around some line, not so little that rounding would count, nor by chance without any bend."""
    while True:
        x = rng.uniform(-2, 4, n)
        y = rng.uniform(2.5, 4) * x - rng.uniform(1, 3) + sigma * rng.normal(size=n)
        if noise_floor(x, y) > 1e-3 * np.var(y) and abs(np.polyfit(x, y, 2)[0]) > 0.03:
            return x, y


def drawn(rng):
    sizes = [(6, 1.0), (12, 0.3), (40, 2.0), (5, 5.0), (4, 1.0)]
    return [Case(f"{n} points, sigma {sigma:g}", _points(rng, n, sigma)) for n, sigma in sizes]


visible = [Case("four points", (np.array([0.0, 1.0, 2.0, 3.0]), np.array([1.0, 4.0, 4.0, 7.0])))]
answer = Function("noise_floor", noise_floor, [by_polyfit, by_formula], mistakes, visible, drawn)
exercise = Exercise(number="3.7", points=4, answers=[answer])
