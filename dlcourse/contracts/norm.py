"""What the normalisation layers demand of their inputs."""

import math
from typing import Any

from dlcourse.contracts.requirements import require_float, require_same_dtype, require_shape


def check_batchnorm(
    x: Any, gamma: Any, beta: Any, *, training: bool, running: Any, momentum: float, eps: float
) -> None:
    """Raise unless x is (N, C) or (N, C, H, W), and all else is there with one entry per channel."""
    op = "batchnorm"
    if len(x.shape) not in (2, 4):
        raise ValueError(f"{op}: x must have 2 axes, (N, C), or 4, (N, C, H, W), got shape {tuple(x.shape)}")
    if running is None and not training:
        raise ValueError(f"{op}: evaluation needs running=(mean, variance), got None")
    statistics = {} if running is None else _named(running)
    _check_vectors(op, x, x.shape[1], gamma=gamma, beta=beta, **statistics)
    _check_eps(op, eps)
    if not 0 <= momentum <= 1:
        raise ValueError(f"{op}: momentum must lie in [0, 1], got {momentum}")
    if training and math.prod(x.shape) < 2 * x.shape[1]:
        raise ValueError(
            f"{op}: training needs at least 2 values per channel for a variance, got x {tuple(x.shape)}"
        )


def check_layernorm(x: Any, gamma: Any, beta: Any, eps: float) -> None:
    """Raise unless x is (..., D) and gamma and beta are (D,)."""
    _check_features("layernorm", x, eps, gamma=gamma, beta=beta)


def check_rmsnorm(x: Any, gamma: Any, eps: float) -> None:
    """Raise unless x is (..., D) and gamma is (D,)."""
    _check_features("rmsnorm", x, eps, gamma=gamma)


def _named(running: Any) -> dict[str, Any]:
    if len(running) != 2:
        raise ValueError(f"batchnorm: running must be (mean, variance), got {len(running)} entries")
    mean, var = running
    return {"running mean": mean, "running variance": var}


def _check_features(op: str, x: Any, eps: float, **vectors: Any) -> None:
    if not x.shape or not x.shape[-1]:
        raise ValueError(f"{op}: x must have a last axis with features, got shape {tuple(x.shape)}")
    _check_vectors(op, x, x.shape[-1], **vectors)
    _check_eps(op, eps)


def _check_vectors(op: str, x: Any, length: int, **vectors: Any) -> None:
    require_float(op, x=x, **vectors)
    require_same_dtype(op, x=x, **vectors)
    require_shape(op, (length,), **vectors)


def _check_eps(op: str, eps: float) -> None:
    if not eps > 0:
        raise ValueError(f"{op}: eps must be positive, got {eps}")
