"""A messy table for one fixed linear model: how low its error gets is up to the preparation (chapter 2)."""

from collections.abc import Callable

import numpy as np

COLUMNS = ("outside", "sun", "wind", "people", "machines", "hour", "kind of day")
"""Five sensors, the hour from 0 to 23 and a code from 0 to 3."""

NOISE = 1.0
"""Standard deviation of what no preparation can predict."""

SEEDS = (20_261, 20_262, 20_263)
"""Of the tables that ``score`` makes; no demonstration uses them."""

_RIDGE = 1e-3
_OF_DAYS = np.array([0.0, 5.0, -4.0, 2.0])
_GAPS, _ERRORS = 0.08, 0.02

Prepare = Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]
Table = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def make_table(seed: int, train: int = 300, new: int = 300) -> Table:
    """Rows of a table with gaps and typing errors, and the power that the building used.

    Args:
        seed: of the random numbers.
        train: rows to learn from.
        new: rows to predict.

    Returns:
        ``(x_train, y_train, x_new, y_new)``, tables of shape (rows, 7) and targets of shape (rows,).
    """
    rng = np.random.default_rng(seed)
    n = train + new
    outside, sun, wind = rng.normal(15, 6, n), rng.uniform(0, 900, n), rng.gamma(2, 2, n)
    people, machines = rng.lognormal(3, 1.2, n), rng.normal(4000, 500, n)
    hour, kind = rng.integers(0, 24, n), rng.integers(0, 4, n)
    target = (
        -0.5 * outside
        + 0.005 * sun
        + 0.4 * wind
        + 3 * np.log(people)
        + 0.004 * (machines - 4000)
        + 4 * np.sin(2 * np.pi * (hour - 9) / 24)
        + _OF_DAYS[kind]
        + 40
        + rng.normal(0, NOISE, n)
    )
    x = np.column_stack([outside, sun, wind, people, machines, hour, kind])
    sensors = x[:, :5]
    sensors[rng.random(sensors.shape) < _ERRORS] *= 100
    sensors[rng.random(sensors.shape) < _GAPS] = np.nan
    return x[:train], target[:train], x[train:], target[train:]


def error(prepare: Prepare, seed: int) -> float:
    """Root of the mean squared error on new rows, of least squares on the prepared table.

    Args:
        prepare: ``prepare(train, new)`` returns both tables prepared; it never sees a target.
        seed: of the table.

    Returns:
        The error, in the unit of the target.

    Raises:
        ValueError: the prepared tables do not fit, or hold gaps or infinite numbers.
    """
    x, y, x_new, y_new = make_table(seed)
    x, x_new = (np.asarray(table, float) for table in prepare(x, x_new))
    if x.shape[:1] != y.shape or x_new.shape[:1] != y_new.shape or x.shape[1:] != x_new.shape[1:]:
        raise ValueError(f"prepared tables of shapes {x.shape} and {x_new.shape} do not fit")
    if not (np.isfinite(x).all() and np.isfinite(x_new).all()):
        raise ValueError("the prepared tables hold gaps or infinite numbers")
    scale = np.where(x.std(axis=0) > 0, x.std(axis=0), 1)
    centred = (x - x.mean(axis=0)) / scale
    gram = centred.T @ centred + _RIDGE * len(x) * np.eye(x.shape[1])
    weights = np.linalg.solve(gram, centred.T @ (y - y.mean()))
    predicted = (x_new - x.mean(axis=0)) / scale @ weights + y.mean()
    return float(np.sqrt(np.mean((predicted - y_new) ** 2)))


def score(prepare: Prepare) -> float:
    """Mean of the errors on tables that nobody has seen."""
    return float(np.mean([error(prepare, seed) for seed in SEEDS]))
