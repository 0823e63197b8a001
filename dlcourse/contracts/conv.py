"""What the convolutions demand of their inputs."""

from typing import Any

from dlcourse.contracts.requirements import require_float, require_ndim, require_same_dtype, require_shape
from dlcourse.contracts.windows import PerAxis, Window, check_window, per_axis
from dlcourse.shapes import Shape


def check_conv(
    op: str,
    x: Any,
    w: Any,
    b: Any,
    *,
    stride: PerAxis,
    padding: PerAxis,
    dilation: PerAxis,
    groups: int,
) -> Window:
    """Raise unless x, w and b fit each other; conv1d has one spatial axis, conv2d two."""
    axes = 1 if op == "conv1d" else 2
    _check_arrays(op, axes, x, w, b)
    filters, channels = w.shape[0], x.shape[1]
    if not isinstance(groups, int) or groups < 1 or filters % groups:
        raise ValueError(
            f"{op}: groups must divide the {filters} filters of w {tuple(w.shape)}, got {groups}"
        )
    if channels != w.shape[1] * groups:
        raise ValueError(
            f"{op}: x has {channels} channels but w expects {w.shape[1] * groups} "
            f"(x {tuple(x.shape)}, w {tuple(w.shape)}{f', groups {groups}' if groups > 1 else ''})"
        )
    require_shape(op, (filters,), b=b)
    return check_window(op, tuple(x.shape[2:]), tuple(w.shape[2:]), stride, padding, dilation)


def check_conv_transpose2d(
    x: Any, w: Any, b: Any, *, stride: PerAxis, padding: PerAxis, output_padding: PerAxis
) -> tuple[Window, Shape]:
    """Raise unless x, w and b fit each other; return the window and the size (H, W) of the output."""
    op = "conv_transpose2d"
    _check_arrays(op, 2, x, w, b)
    if x.shape[1] != w.shape[0]:
        raise ValueError(
            f"{op}: x has {x.shape[1]} channels but w expects {w.shape[0]} "
            f"(x {tuple(x.shape)}, w {tuple(w.shape)})"
        )
    require_shape(op, (w.shape[1],), b=b)
    extra = per_axis(op, "output_padding", output_padding, 2, least=0)
    strides = per_axis(op, "stride", stride, 2, least=1)
    paddings = per_axis(op, "padding", padding, 2, least=0)
    if any(e >= s for e, s in zip(extra, strides, strict=True)):
        raise ValueError(f"{op}: output_padding must be smaller than stride, got {extra} and {strides}")
    image = tuple(
        (n - 1) * s - 2 * p + k + e
        for n, k, s, p, e in zip(x.shape[2:], w.shape[2:], strides, paddings, extra, strict=True)
    )
    if min(image) < 1:
        raise ValueError(
            f"{op}: padding {paddings} leaves nothing of the output (x {tuple(x.shape)}, w {tuple(w.shape)})"
        )
    return check_window(op, image, tuple(w.shape[2:]), strides, paddings), image


def check_im2col(
    x: Any, kernel_size: PerAxis, stride: PerAxis, padding: PerAxis, dilation: PerAxis
) -> Window:
    """Raise unless the window fits the images x (N, C, H, W)."""
    require_float("im2col", x=x)
    require_ndim("im2col", 4, x=x)
    if not x.shape[1]:
        raise ValueError(f"im2col: x has no channels, shape {tuple(x.shape)}")
    return check_window("im2col", tuple(x.shape[2:]), kernel_size, stride, padding, dilation)


def check_col2im(
    columns: Any, image: Shape, kernel_size: PerAxis, stride: PerAxis, padding: PerAxis, dilation: PerAxis
) -> Window:
    """Raise unless columns (N, C·KH·KW, P) are what the window makes of images of the size (H, W)."""
    op = "col2im"
    require_float(op, columns=columns)
    require_ndim(op, 3, columns=columns)
    window = check_window(op, tuple(image), kernel_size, stride, padding, dilation)
    taps = window.kernel_size[0] * window.kernel_size[1]
    rows, columns_out = window.positions(image)
    if not columns.shape[1] or columns.shape[1] % taps or columns.shape[2] != rows * columns_out:
        raise ValueError(
            f"{op}: columns must have shape (N, C·{taps}, {rows * columns_out}), got {tuple(columns.shape)}"
        )
    return window


def _check_arrays(op: str, axes: int, x: Any, w: Any, b: Any) -> None:
    require_float(op, x=x, w=w, b=b)
    require_same_dtype(op, x=x, w=w, b=b)
    require_ndim(op, 2 + axes, x=x, w=w)
    if 0 in w.shape:
        raise ValueError(f"{op}: w is empty, shape {tuple(w.shape)}")
