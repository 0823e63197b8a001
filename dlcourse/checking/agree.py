"""Compares a student's function with the same thing from a library."""

from collections.abc import Callable
from typing import Any

import numpy as np

from dlcourse.checking.arrays import is_tensor, to_numpy
from dlcourse.checking.compare import ANY_DTYPE, compare


def agree(ours: Callable[..., Any], theirs: Callable[..., Any], *args: Any, tol: float = 1e-6) -> bool:
    """Print whether two functions give the same numbers for the same inputs.

    Args:
        ours: the student's function; while it is not written yet, the sentence says so.
        theirs: the same thing from a library; it may return torch tensors.
        *args: NumPy arrays or numbers for both.
        tol: largest relative error ``max|ours - theirs| / max|theirs|``.

    Returns:
        Whether they agree.
    """
    try:
        got = ours(*args)
    except NotImplementedError:
        print(f"{ours.__name__}: not written yet. Come back to this cell when its check passes.")
        return False
    expected = theirs(*args)
    same = compare(_plain(got), _plain(expected), tol, ANY_DTYPE) is None
    print(f"{ours.__name__}: {'the same numbers' if same else 'other numbers than the library gives'}")
    return same


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return tuple(map(_plain, value))
    return to_numpy(value) if is_tensor(value) else np.asarray(value)
