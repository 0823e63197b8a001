"""3.7 How small the error of a line can get: the variance of the noise."""

import numpy as np

from dlcourse.chapters.regression.exercises._symptoms import number, on_results, repeats_steps, seen_by
from dlcourse.checking import Case, Exercise, Function, edits
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
    total = sum(r**2 for r in y - offset - slope * x)
    return total / (y.size - 2)


_AUTHORS = (by_polyfit, by_formula)
_FIT, _OFFSET = "slope, offset = np.polyfit(x, y, 1)", "offset = y.mean() - slope * x.mean()"
_STEPS = """e = slope * x + offset - y
        slope, offset = slope - 0.02 * (e * x).mean(), offset - 0.02 * e.mean()"""
_DESCENT = f"""slope = offset = 0.0
    for step in range(30):
        {_STEPS}"""


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


mistakes = [
    *edits(
        _AUTHORS,
        divided_by_n=[("(len(x) - 2)", "len(x)"), ("(y.size - 2)", "y.size")],
        divided_by_n_minus_one=[("(len(x) - 2)", "(len(x) - 1)"), ("(y.size - 2)", "(y.size - 1)")],
        sum_of_squares=[(" / (len(x) - 2)", ""), (" / (y.size - 2)", "")],
        parentheses_missing=[("(len(x) - 2)", "len(x) - 2"), ("(y.size - 2)", "y.size - 2")],
        spread_of_y=[("residuals**2", "(y - y.mean()) ** 2"), ("y - offset - slope * x", "dy")],
        offset_missing=[
            (_FIT, "slope, offset = (x * y).sum() / (x * x).sum(), 0"),
            ("(dx * dy).sum() / (dx * dx).sum()", "(x @ y) / (x @ x)", _OFFSET, "offset = 0"),
        ],
        offset_and_slope_swapped=[
            (_FIT, "offset, slope = np.polyfit(x, y, 1)"),
            (_OFFSET, "slope, offset = y.mean() - slope * x.mean(), slope"),
        ],
        line_typed_in=[(_FIT, "slope, offset = 2, 1"), (_OFFSET, "slope, offset = 2.0, 1.0")],
        x_from_y=[(_FIT, "x, y = y, x; " + _FIT), ("dx, dy", "x, y = y, x; dx, dy")],
        parabola=[
            (_FIT, "a, slope, offset = np.polyfit(x, y, 2); y = y - a * x**2"),
            ("dx, dy", "y = y - np.polyfit(x, y, 2)[0] * x**2; dx, dy"),
        ],
        absolute_error=[("residuals**2", "np.abs(residuals)"), ("r**2", "abs(r)")],
        mixed_ddof=[
            (_FIT, f"slope = np.cov(x, y)[0, 1] / np.var(x); {_OFFSET}"),
            ("(dx * dy).sum()", "(dx * dy).sum() * len(x) / (len(x) - 1)"),
        ],
    ),
    *edits(  # the same mistakes, typed differently
        _AUTHORS,
        spread_of_y=[
            ("residuals**2", "(y - y.mean()) ** 2", "(len(x) - 2)", "len(x)"),
            ("return", "return np.var(y);"),
        ],
        offset_missing=[("(slope * x + offset)", "slope * x"), ("y - offset", "y")],
        absolute_error=[
            ("np.sum(residuals**2) / (len(x) - 2)", "np.abs(residuals).mean()"),
            ("return", "return np.abs(y - offset - slope * x).mean();"),
        ],
        square_root=[
            ("return ", "return np.var(residuals) ** 0.5;"),
            ("return", "return np.std(y - slope * x);"),
        ],
    ),
    *edits(
        _AUTHORS,
        square_root=[
            (" - 2)", " - 2)) ** 0.5", "return ", "return ("),
            ("total / (y.size - 2)", "np.sqrt(total / (y.size - 2))"),
        ],
    ),
    *seen_by(
        _cancels(0, 1e-20),
        edits(
            _AUTHORS,
            averaged_too_early=[
                ("residuals**2)", "residuals) ** 2"),
                ("sum(r**2 for r in y - offset - slope * x)", "(y - offset - slope * x).sum() ** 2"),
            ],
        ),
    ),
    *seen_by(
        _cancels(1e-20, 1e-9), edits(_AUTHORS, not_squared=[("residuals**2", "residuals"), ("r**2", "r")])
    ),
    *seen_by(
        all_of(repeats_steps, _falls_short),
        edits(_AUTHORS, not_converged=[(_FIT, _DESCENT), (_OFFSET, _DESCENT.replace("30", "100"))]),
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
