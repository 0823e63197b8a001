"""What several adapters need: the way to leave a case out, and ONNX's paddings."""

from typing import Any

import numpy as np


class NotCovered(Exception):
    """The case asks for something that the course does not have; the text says what."""


def require_images(*arrays: np.ndarray) -> None:
    """Leave out whatever is not a batch of two-dimensional float images or kernels."""
    for array in arrays:
        if array.dtype.kind != "f":
            raise NotCovered("integer images")
        if array.ndim != 4:
            raise NotCovered(f"{array.ndim - 2} spatial axes")


def pads(attributes: dict[str, Any], image: tuple[int, ...], size: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return (before, after) for each spatial axis, from ``pads`` or ``auto_pad``."""
    axes = len(size)
    auto = attributes.get("auto_pad", "NOTSET")
    if auto not in ("SAME_UPPER", "SAME_LOWER"):
        flat = attributes.get("pads", [0] * 2 * axes)
        return list(zip(flat[:axes], flat[axes:], strict=True))
    result = []
    for n, k, s in zip(image, size, attributes.get("strides", [1] * axes), strict=True):
        total = max(0, (-(-n // s) - 1) * s + k - n)
        smaller, larger = total // 2, total - total // 2
        result.append((smaller, larger) if auto == "SAME_UPPER" else (larger, smaller))
    return result


def padded(x: np.ndarray, widths: list[tuple[int, int]], value: float) -> tuple[np.ndarray, tuple[int, ...]]:
    """Return x and the padding left to the operator: symmetric ones stay with it, others are added to x."""
    if all(before == after for before, after in widths):
        return x, tuple(before for before, _ in widths)
    return np.pad(x, [(0, 0), (0, 0), *widths], constant_values=value), (0,) * len(widths)
