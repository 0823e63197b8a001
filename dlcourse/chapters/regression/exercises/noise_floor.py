"""3.7 How small the error of a line can get: the variance of the noise."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Wrong, generic


def noise_floor(x, y):
    if len(x) < 3 or np.ptp(x) == 0:
        raise ValueError("noise_floor: a line needs two different points, and its noise a third one")
    slope, offset = np.polyfit(x, y, 1)
    residuals = y - slope * x - offset
    return float((residuals**2).sum() / (len(x) - 2))


def by_correlation(x, y):
    """What a line cannot explain: (1 - r²) of the spread of y."""
    xc, yc = x - x.mean(), y - y.mean()
    explained = (xc @ yc) ** 2 / (xc @ xc)
    return (yc @ yc - explained) / (x.size - 2)


def _squares(x, y):
    return noise_floor(x, y) * (len(x) - 2)


def _drawn(rng: np.random.Generator) -> list[Case]:
    def case(n, sigma):
        x = rng.uniform(-2, 4, n)
        return Case(f"{n} points, sigma {sigma:g}", (x, 2 * x + 1 + sigma * rng.normal(size=n)))

    return [case(6, 1.0), case(12, 0.3), case(40, 2.0), case(5, 5.0)]


_POINTS = (np.array([0.0, 1.0, 2.0, 3.0]), np.array([1.0, 4.0, 4.0, 7.0]))

exercise = Exercise(
    number="3.7",
    points=4,
    answers=[
        Function(
            "noise_floor",
            reference=noise_floor,
            alternatives=[by_correlation],
            mistakes=[
                Wrong(
                    "divided_by_n",
                    lambda x, y: _squares(x, y) / len(x),
                    lambda x, y: by_correlation(x, y) * (1 - 2 / x.size),
                ),
                Wrong(
                    "divided_by_n_minus_one",
                    lambda x, y: _squares(x, y) / (len(x) - 1),
                    lambda x, y: np.var(y - np.polyval(np.polyfit(x, y, 1), x), ddof=1),
                ),
                Wrong(
                    "square_root",
                    lambda x, y: noise_floor(x, y) ** 0.5,
                    lambda x, y: np.sqrt(by_correlation(x, y)),
                ),
                Wrong(
                    "spread_of_y",
                    lambda x, y: np.var(y, ddof=2),
                    lambda x, y: ((y - y.mean()) ** 2).sum() / (len(y) - 2),
                ),
                Wrong("sum_of_squares", _squares, lambda x, y: np.polyfit(x, y, 1, full=True)[1][0]),
                generic.negated(lambda x, y: -noise_floor(x, y), lambda x, y: 0 - by_correlation(x, y)),
            ],
            visible=[Case("four points", _POINTS)],
            cases=_drawn,
        )
    ],
)
