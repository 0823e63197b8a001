"""Choose and order examples the same way on every machine and with every version of NumPy.

A random generator may change its stream between versions, a hash cannot: examples are put in the
order of the SHA-256 of their number, which is as good as shuffled.
"""

import hashlib
from collections.abc import Hashable, Sequence
from typing import Any


def shuffled(count: int, name: str) -> list[int]:
    """Return 0 .. count-1 in an order that depends on ``name`` alone."""
    return sorted(range(count), key=lambda number: hashlib.sha256(f"{name}:{number}".encode()).digest())


def stratified(labels: Sequence[Hashable], test: int, name: str) -> tuple[list[int], list[int]]:
    """Split the examples into a training and a test part with the same mix of classes.

    Args:
        labels: The class of each example.
        test: How many examples the test part gets.
        name: What the order depends on.

    Returns:
        The indices of the training part and of the test part, each shuffled.
    """
    members: dict[Hashable, list[int]] = {}
    for index in shuffled(len(labels), name):
        members.setdefault(labels[index], []).append(index)
    share = _shares({label: len(indices) for label, indices in members.items()}, test)
    held_out = {index for label, indices in members.items() for index in indices[: share[label]]}
    order = shuffled(len(labels), f"{name} in its parts")  # another order than the one that chose
    return [i for i in order if i not in held_out], [i for i in order if i in held_out]


def _shares(sizes: dict[Hashable, int], total: int) -> dict[Hashable, int]:
    """Divide ``total`` in proportion to the sizes, the largest remainders rounded up."""
    everything = sum(sizes.values())
    exact = {label: total * size / everything for label, size in sizes.items()}
    share = {label: int(value) for label, value in exact.items()}
    by_remainder = sorted(sizes, key=lambda label: (share[label] - exact[label], str(label)))
    for label in by_remainder[: total - sum(share.values())]:
        share[label] += 1
    return share


def take(items: Sequence[Any], indices: Sequence[int]) -> list[Any]:
    """Return the items at the indices."""
    return [items[index] for index in indices]
