"""Divide examples into a training and a test part, and a part into batches."""

from collections.abc import Iterator

import numpy as np

Parts = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def split(x: np.ndarray, y: np.ndarray, *, test: float, rng: np.random.Generator) -> Parts:
    """Divide examples at random.

    Args:
        x: The inputs, one row per example.
        y: The targets, as many rows.
        test: How much is for testing: a share below 1, or a number of examples.
        rng: The source of randomness.

    Returns:
        ``(x_train, y_train, x_test, y_test)``.

    Raises:
        ValueError: x and y differ in length, or a part would be empty.
    """
    _require_one_row_each(x, y)
    held_out = _count(len(x), test)
    order = rng.permutation(len(x))
    train, tested = order[held_out:], order[:held_out]
    return x[train], y[train], x[tested], y[tested]


def stratified_split(x: np.ndarray, y: np.ndarray, *, test: float, rng: np.random.Generator) -> Parts:
    """Divide examples at random so that both parts have the same mix of classes.

    The shares are exact up to one example per class.

    Args:
        x: The inputs, one row per example.
        y: The class of each example.
        test: How much is for testing: a share below 1, or a number of examples.
        rng: The source of randomness.

    Returns:
        ``(x_train, y_train, x_test, y_test)``, each part shuffled.

    Raises:
        ValueError: x and y differ in length, or a part would be empty.
    """
    _require_one_row_each(x, y)
    held_out = _count(len(x), test)
    order = rng.permutation(len(x))
    by_class = order[np.argsort(y[order], kind="stable")]
    # Every k-th example of the sorted list is held out: classes come in their true proportion.
    steps = np.arange(len(x) + 1) * held_out // len(x)
    chosen = np.zeros(len(x), dtype=bool)
    chosen[by_class[np.diff(steps) > 0]] = True
    train, tested = order[~chosen[order]], order[chosen[order]]
    return x[train], y[train], x[tested], y[tested]


def batches(
    x: np.ndarray, y: np.ndarray, size: int, rng: np.random.Generator | None = None
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Go through all examples once, in batches; the last one may be smaller.

    Args:
        x: The inputs, one row per example.
        y: The targets, as many rows.
        size: How many examples make a batch.
        rng: Shuffles the examples; without it they come in their order.

    Yields:
        Pairs of a batch of x and the batch of y that belongs to it.

    Raises:
        ValueError: x and y differ in length, or the size is not positive.
    """
    if size < 1:
        raise ValueError(f"batches: size must be at least 1, got {size}")
    _require_one_row_each(x, y)
    order = np.arange(len(x))
    if rng is not None:
        rng.shuffle(order)
    return ((x[part], y[part]) for part in (order[i : i + size] for i in range(0, len(order), size)))


def _require_one_row_each(x: np.ndarray, y: np.ndarray) -> None:
    if len(x) != len(y):
        raise ValueError(f"x and y must have one row per example, got {len(x)} and {len(y)} rows")


def _count(total: int, test: float) -> int:
    """Return how many examples to hold out."""
    count = round(total * test) if 0 < test < 1 else test
    if count != int(count) or not 0 < count < total:
        raise ValueError(
            f"test must be a share between 0 and 1 or a number of examples that leaves both parts of "
            f"{total} some, got {test}"
        )
    return int(count)
