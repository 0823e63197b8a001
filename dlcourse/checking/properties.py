"""What properties of results rest on."""

from typing import Any

import numpy as np


def real_numbers(value: Any) -> np.ndarray:
    """The numbers of a result as floats.

    Raises:
        TypeError: they are complex, of which NumPy keeps the real parts, or None, which it takes for NaN.
    """
    array = np.asarray(value)
    if array.dtype == object and any(each is None for each in array.flat):
        raise TypeError("None is no number")
    if np.iscomplexobj(array):
        raise TypeError("complex numbers")
    return array.astype(float)


def in_no_order(numbers: np.ndarray) -> bool:
    """Whether neighbours have nothing to do with each other, as is so for thousands of drawn numbers."""
    flat = np.ravel(numbers)
    return bool(abs(np.corrcoef(flat[:-1], flat[1:])[0, 1]) < 0.05)
