"""What the pooling layers demand of their inputs."""

from typing import Any

from dlcourse.contracts.requirements import require_float, require_ndim
from dlcourse.contracts.windows import PerAxis, Window, check_window


def check_pool(op: str, x: Any, kernel_size: PerAxis, stride: PerAxis | None, padding: PerAxis) -> Window:
    """Raise unless x is (N, C, H, W) and the window, with stride = kernel_size by default, fits it."""
    check_images(op, x)
    window = check_window(
        op, tuple(x.shape[2:]), kernel_size, kernel_size if stride is None else stride, padding
    )
    if any(2 * p > k for p, k in zip(window.padding, window.kernel_size, strict=True)):
        given = f"padding {window.padding}, kernel_size {window.kernel_size}"
        raise ValueError(f"{op}: padding must be at most half of the window, got {given}")
    return window


def check_images(op: str, x: Any) -> None:
    """Raise unless x holds floats of the shape (N, C, H, W) with at least one pixel."""
    require_float(op, x=x)
    require_ndim(op, 4, x=x)
    if 0 in x.shape[2:]:
        raise ValueError(f"{op}: x has no pixels, shape {tuple(x.shape)}")
