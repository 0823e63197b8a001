"""What linear models (regression, perceptron) demand of their inputs."""

from typing import Any

from dlcourse.contracts.requirements import require_float, require_ndim, require_same_dtype


def check_data(op: str, x: Any, y: Any) -> None:
    """Raise ``ValueError`` unless ``x (N, D)`` and ``y (N,)`` belong together."""
    require_float(op, x=x)
    require_ndim(op, 2, x=x)
    require_ndim(op, 1, y=y)
    if x.shape[0] != y.shape[0] or x.shape[0] == 0:
        raise ValueError(f"{op}: x and y must have the same number of rows, at least 1, {_shapes(x=x, y=y)}")


def check_weights(op: str, x: Any, w: Any) -> None:
    """Raise unless ``w (D,)`` has one weight per column of ``x (N, D)``."""
    require_float(op, x=x, w=w)
    require_same_dtype(op, x=x, w=w)
    require_ndim(op, 2, x=x)
    require_ndim(op, 1, w=w)
    if x.shape[1] != w.shape[0]:
        raise ValueError(f"{op}: w must have one weight per column of x, {_shapes(x=x, w=w)}")


def check_labels(op: str, labels: set[float], allowed: tuple[int, int]) -> None:
    """Raise ``ValueError`` when one of the labels that occur is not one of the two allowed."""
    if not labels <= set(allowed):
        others = ", ".join(f"{label:g}" for label in sorted(labels - set(allowed))[:5])
        raise ValueError(f"{op}: labels must be {allowed[0]} or {allowed[1]}, got also {others}")


def check_ridge(op: str, ridge: float) -> None:
    """Raise ``ValueError`` for a negative penalty."""
    if not ridge >= 0:
        raise ValueError(f"{op}: ridge must not be negative, got {ridge}")


def check_descent(op: str, lr: float, steps: int, ridge: float) -> None:
    """Raise ``ValueError`` unless the learning rate is positive and steps and penalty are not negative."""
    check_ridge(op, ridge)
    if not lr > 0 or steps < 0:
        raise ValueError(f"{op}: lr must be positive and steps not negative, got lr {lr}, steps {steps}")


def check_epochs(op: str, max_epochs: int) -> None:
    """Raise ``ValueError`` unless at least one pass over the data is allowed."""
    if max_epochs < 1:
        raise ValueError(f"{op}: max_epochs must be at least 1, got {max_epochs}")


def _shapes(**arrays: Any) -> str:
    return "got " + ", ".join(f"{name} {tuple(array.shape)}" for name, array in arrays.items())
