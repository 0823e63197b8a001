"""Examples as a model takes them: one array or tensor, or a tuple of several with an entry for each."""

from typing import Any


def count(x: Any) -> int:
    """How many examples there are."""
    return len(x[0]) if isinstance(x, tuple) else len(x)


def take(x: Any, rows: Any) -> Any:
    """Some of the examples.

    Args:
        x: all of them.
        rows: a slice or indices.

    Returns:
        Those at the rows, of each array if there are several.
    """
    return tuple(each[rows] for each in x) if isinstance(x, tuple) else x[rows]
