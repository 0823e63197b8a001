"""What the linear layer demands of its inputs."""

from typing import Any

from dlcourse.contracts.requirements import require_float, require_ndim, require_same_dtype, require_shape


def check_linear(x: Any, w: Any, b: Any) -> None:
    """Raise unless x (..., D), w (D, H) and b (H,) hold floats of one dtype and fit each other."""
    require_float("linear", x=x, w=w, b=b)
    require_same_dtype("linear", x=x, w=w, b=b)
    require_ndim("linear", 2, w=w)
    if len(x.shape) < 2:
        raise ValueError(f"linear: x must have at least 2 axes, (N, D), got shape {tuple(x.shape)}")
    if x.shape[-1] != w.shape[0]:
        raise ValueError(
            f"linear: x has {x.shape[-1]} features but w expects {w.shape[0]} "
            f"(x {tuple(x.shape)}, w {tuple(w.shape)})"
        )
    require_shape("linear", (w.shape[1],), b=b)


def check_flatten(x: Any) -> None:
    """Raise unless x holds floats and has a batch axis."""
    require_float("flatten", x=x)
    if not x.shape:
        raise ValueError("flatten: x must have a batch axis, got shape ()")
