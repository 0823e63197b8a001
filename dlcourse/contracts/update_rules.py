"""What the update rules demand of their inputs."""

from collections.abc import Sequence
from typing import Any

from dlcourse.contracts.requirements import require_float, require_same_dtype, require_same_shape


def check_step(op: str, param: Any, grad: Any, **rates: float) -> None:
    """Raise unless parameter and gradient fit each other and no rate is negative."""
    require_float(op, param=param, grad=grad)
    require_same_dtype(op, param=param, grad=grad)
    require_same_shape(op, param=param, grad=grad)
    for name, rate in rates.items():
        if not rate >= 0:
            raise ValueError(f"{op}: {name} must not be negative, got {rate}")


def check_fractions(op: str, **fractions: float) -> None:
    """Raise ``ValueError`` unless every number lies in [0, 1)."""
    for name, fraction in fractions.items():
        if not 0 <= fraction < 1:
            raise ValueError(f"{op}: {name} must lie in [0, 1), got {fraction}")


def check_nesterov(nesterov: bool, momentum: float) -> None:
    """Raise ``ValueError`` for Nesterov's rule without momentum."""
    if nesterov and momentum == 0:
        raise ValueError("sgd: nesterov=True needs a momentum above 0, got 0")


def check_gradients(op: str, grads: Sequence[Any], limit: float, limit_name: str) -> None:
    """Raise unless all gradients are floating-point and the limit is positive."""
    require_float(op, **{f"grads[{i}]": grad for i, grad in enumerate(grads)})
    if not limit > 0:
        raise ValueError(f"{op}: {limit_name} must be positive, got {limit}")
