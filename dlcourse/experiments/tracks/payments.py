"""Payments by card, made up: about one in ten is a fraud, and the frauds are of three kinds."""

import numpy as np

COLUMNS = ("amount", "hour", "distance", "account age", "in a day", "category", "abroad", "minutes since")
"""Amount, hour of the day 0 to 23, kilometres from the last payment (with gaps), days since the account was
opened, payments of the last 24 hours, kind of shop 0 to 5, 1 if abroad, minutes since the last payment."""

FRAUD = 0.1
_GAPS = 0.06
_USUAL = np.array([12.0, 25.0, 40.0, 60.0, 120.0, 300.0])
"""What is usually paid in a shop of each kind."""


def payments(rng: np.random.Generator, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw payments and whether each is a fraud.

    Args:
        rng: the source of randomness.
        n: how many.

    Returns:
        A table (n, 8), see ``COLUMNS``, in which a gap is NaN, and labels (n,), 1 for a fraud.
    """
    category = rng.integers(0, 6, n)
    amount = _USUAL[category] * rng.lognormal(0, 0.5, n)
    hour = rng.choice(24, n, p=_by_day())
    abroad = (rng.random(n) < 0.15).astype(float)
    distance = rng.lognormal(1.5, 1.0, n) + 400 * abroad * rng.lognormal(0, 0.6, n)
    age = rng.uniform(5, 3000, n)
    in_a_day = rng.poisson(2.0, n).astype(float)
    since = rng.exponential(300, n) + 5
    y = (rng.random(n) < FRAUD).astype(int)
    kind = np.where(y == 1, rng.integers(1, 4, n), 0)

    emptied = kind == 1  # a stolen card: much more than usual for this shop, at night, far from home
    amount[emptied] *= rng.uniform(2.5, 6, emptied.sum())
    hour[emptied] = rng.choice([22, 23, 0, 1, 2, 3, 4], emptied.sum())
    distance[emptied] += rng.lognormal(5, 0.7, emptied.sum())
    tested = kind == 2  # stolen numbers are tried out: tiny amounts, one after the other
    amount[tested] = rng.uniform(0.5, 6, tested.sum())
    in_a_day[tested] += rng.poisson(4, tested.sum())
    since[tested] = rng.exponential(12, tested.sum()) + 1
    fresh = kind == 3  # an account opened for the purpose: young, and dear goods
    age[fresh] = rng.uniform(5, 150, fresh.sum())
    category[fresh] = rng.integers(3, 6, fresh.sum())
    amount[fresh] = _USUAL[category[fresh]] * rng.lognormal(0.5, 0.5, fresh.sum())

    distance[rng.random(n) < _GAPS] = np.nan
    columns = [
        amount.round(2),
        hour,
        distance.round(1),
        age.round(),
        in_a_day,
        category,
        abroad,
        since.round(),
    ]
    return np.column_stack([np.asarray(column, float) for column in columns]), y


def _by_day() -> np.ndarray:
    """How often people pay in each hour."""
    often = np.where((np.arange(24) >= 8) & (np.arange(24) <= 21), 6.0, 1.0)
    return often / often.sum()
