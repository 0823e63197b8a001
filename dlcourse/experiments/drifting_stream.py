"""The open challenge of chapter 15: payments week by week, whose rule changes, with costs and late labels."""

from collections.abc import Callable

import numpy as np

WEEKS, PAYMENTS, COLUMNS = 60, 200, 6
MISS, ALARM = 20.0, 1.0
LATE = 4
"""So many weeks pass until the labels of a week are known."""

LAUNCH = 12
"""Weeks whose labels are known at the first decision."""

SEEDS = (151, 152, 153)
"""Of the streams that count; the notebook plays none of them."""

Week = tuple[np.ndarray, np.ndarray]
Decide = Callable[[np.ndarray, list[Week]], np.ndarray]


def make_stream(seed: int) -> list[Week]:
    """All weeks: payments (200, 6) and labels (200,), 1 for a fraud.

    The logit of a payment is ``x @ w - 4.5``. From week to week the direction ``w`` turns, slowly, and by a
    right angle at once in one week after the launch; the means of the columns wander as well.
    """
    rng = np.random.default_rng(seed)
    first, second = np.linalg.qr(rng.normal(size=(COLUMNS, 2)))[0].T
    jump = int(rng.integers(28, 40))
    mean, weeks = np.zeros(COLUMNS), []
    for week in range(WEEKS):
        angle = 0.025 * week + (np.pi / 2 if week >= jump else 0)
        w = 2.2 * (np.cos(angle) * first + np.sin(angle) * second)
        mean = mean + 0.04 * rng.normal(size=COLUMNS)
        x = mean + rng.normal(size=(PAYMENTS, COLUMNS))
        y = rng.random(PAYMENTS) < 1 / (1 + np.exp(4.5 - (x - mean) @ w))
        weeks.append((x, y.astype(int)))
    return weeks


def cost(decide: Decide, seed: int) -> float:
    """The cost per payment on one stream, from the launch to its end.

    Args:
        decide: ``decide(payments, known)`` with payments (200, 6) and a list of the earlier weeks whose
            labels are known, the oldest first; returns (200,), true where a payment is stopped.
        seed: of the stream.

    Raises:
        ValueError: what comes back has another shape.
    """
    weeks, total = make_stream(seed), 0.0
    for now in range(LAUNCH + LATE - 1, WEEKS):
        known = [(x.copy(), y.copy()) for x, y in weeks[: now - LATE + 1]]
        x, y = weeks[now]
        stopped = np.asarray(decide(x.copy(), known)).astype(bool)
        if stopped.shape != y.shape:
            raise ValueError(f"decide returned the shape {stopped.shape}, not {y.shape}")
        total += np.mean(np.where(stopped, ALARM * (y == 0), MISS * (y == 1)))
    return float(total / (WEEKS - LAUNCH - LATE + 1))


def score(decide: Decide) -> float:
    """The mean cost per payment on three streams that nobody has seen."""
    return float(np.mean([cost(decide, seed) for seed in SEEDS]))
