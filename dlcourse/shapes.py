"""Checks on shapes and dtypes that serve both backends: plain Python on tuples and dtype names.

Each raises with one sentence that shows what was expected and what was given.
"""

from typing import Any

Shape = tuple[int, ...]


def require_float(op: str, **arrays: Any) -> None:
    """Raise ``TypeError`` unless every array or tensor holds floating-point numbers."""
    for name, array in arrays.items():
        dtype = str(array.dtype).removeprefix("torch.")
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
