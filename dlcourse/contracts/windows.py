"""What sliding windows demand: sizes, strides, paddings and dilations that make at least one position."""

from typing import Any, NamedTuple

from dlcourse.shapes import Shape, output_size

PerAxis = int | tuple[int, ...]


class Window(NamedTuple):
    """How a window slides over an image; every field has one number per spatial axis."""

    kernel_size: Shape
    stride: Shape
    padding: Shape
    dilation: Shape

    def positions(self, image: Shape) -> Shape:
        """Return the number of positions along each axis of an image (H, W) or a sequence (L,)."""
        return tuple(
            output_size(n, k, stride=s, padding=p, dilation=d)
            for n, k, s, p, d in zip(image, *self, strict=True)
        )


def check_window(
    op: str, image: Shape, kernel_size: PerAxis, stride: PerAxis, padding: PerAxis = 0, dilation: PerAxis = 1
) -> Window:
    """Raise ``ValueError`` unless the window fits the image; return it with one number per axis."""
    axes = len(image)
    window = Window(
        per_axis(op, "kernel_size", kernel_size, axes, least=1),
        per_axis(op, "stride", stride, axes, least=1),
        per_axis(op, "padding", padding, axes, least=0),
        per_axis(op, "dilation", dilation, axes, least=1),
    )
    if min(window.positions(image)) < 1:
        raise ValueError(
            f"{op}: the window does not fit the image: image {tuple(image)}, "
            + ", ".join(f"{name} {value}" for name, value in window._asdict().items())
        )
    return window


def per_axis(op: str, name: str, value: Any, axes: int, *, least: int) -> Shape:
    """Return one integer per axis; raise ``ValueError`` unless given one or as many, none too small."""
    values = tuple(value) if isinstance(value, tuple | list) else (value,) * axes
    if len(values) != axes or not all(isinstance(v, int) and v >= least for v in values):
        raise ValueError(
            f"{op}: {name} must be an integer of at least {least}, or {axes} of them, got {value!r}"
        )
    return values
