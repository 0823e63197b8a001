"""Requirements on shapes and dtypes that serve both backends: plain Python on tuples and dtype names.

Each raises with one sentence that shows what was expected and what was given.
"""

from functools import cache
from typing import Any

from dlcourse.shapes import Shape


@cache  # NumPy takes longer to write a dtype's name than to add two small arrays
def _dtype(dtype: Any) -> str:
    return str(dtype).removeprefix("torch.")


def require_float(op: str, **arrays: Any) -> None:
    """Raise ``TypeError`` unless every array or tensor holds floating-point numbers."""
    for name, array in arrays.items():
        dtype = _dtype(array.dtype)
        if "float" not in dtype:
            raise TypeError(f"{op}: {name} must hold floating-point numbers, got {dtype}")


def require_ndim(op: str, ndim: int, **arrays: Any) -> None:
    """Raise ``ValueError`` unless every array or tensor has ``ndim`` axes."""
    for name, array in arrays.items():
        if len(array.shape) != ndim:
            raise ValueError(f"{op}: {name} must have {ndim} axes, got shape {tuple(array.shape)}")


def require_same_shape(op: str, **arrays: Any) -> None:
    """Raise ``ValueError`` unless all arrays or tensors have one shape."""
    shapes = {name: tuple(array.shape) for name, array in arrays.items()}
    if len(set(shapes.values())) > 1:
        listed = ", ".join(f"{name} {shape}" for name, shape in shapes.items())
        raise ValueError(f"{op}: shapes must be equal, got {listed}")


def require_integer(op: str, **arrays: Any) -> None:
    """Raise ``TypeError`` unless every array or tensor holds integers (bool does not count)."""
    for name, array in arrays.items():
        dtype = _dtype(array.dtype)
        if "int" not in dtype:
            raise TypeError(f"{op}: {name} must hold integers, got {dtype}")


def require_axis(op: str, axis: int, shape: Shape) -> None:
    """Raise ``ValueError`` unless the shape has this axis; negative ones count from the end."""
    if not -len(shape) <= axis < len(shape):
        raise ValueError(f"{op}: axis {axis} does not exist in shape {tuple(shape)}")


def require_choice(op: str, name: str, value: Any, choices: tuple[Any, ...]) -> None:
    """Raise ``ValueError`` unless an option has one of its allowed values."""
    if value not in choices:
        allowed = " or ".join(repr(choice) for choice in choices)
        raise ValueError(f"{op}: {name} must be {allowed}, got {value!r}")


def require_same_dtype(op: str, **arrays: Any) -> None:
    """Raise ``TypeError`` unless all arrays or tensors share one dtype."""
    dtypes = {name: _dtype(array.dtype) for name, array in arrays.items()}
    if len(set(dtypes.values())) > 1:
        listed = ", ".join(f"{name} {dtype}" for name, dtype in dtypes.items())
        raise TypeError(f"{op}: dtypes must be equal, got {listed}")


def require_shape(op: str, shape: Shape, **arrays: Any) -> None:
    """Raise ``ValueError`` unless every array or tensor has exactly this shape."""
    for name, array in arrays.items():
        if tuple(array.shape) != tuple(shape):
            raise ValueError(f"{op}: {name} must have shape {tuple(shape)}, got {tuple(array.shape)}")


def require_within(op: str, low: float, high: float, **arrays: Any) -> None:
    """Raise ``ValueError`` unless there are values and all lie in [low, high]; not-a-number does not."""
    for name, array in arrays.items():
        if 0 in array.shape:
            raise ValueError(f"{op}: {name} is empty, shape {tuple(array.shape)}")
        least, most = array.min().item(), array.max().item()
        if not (low <= least and most <= high):
            raise ValueError(f"{op}: {name} must lie in [{low}, {high}], got values from {least} to {most}")
