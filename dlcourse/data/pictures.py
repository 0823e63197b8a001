"""Show a set of images as a grid; the font for captions in Chinese."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from dlcourse.data.preview import shortened

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Labels = Sequence[int] | Sequence[str] | np.ndarray

_CHINESE_FONTS = ("Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "SimHei", "PingFang SC")
_LETTERS_PER_INCH = 15
_WRONG = "#D55E00"


def show_images(
    x: np.ndarray,
    y: Labels | None = None,
    classes: Sequence[str] = (),
    *,
    predicted: Labels | None = None,
    count: int = 24,
    columns: int = 8,
    size: float = 1.0,
) -> "Figure":
    """Draw the first images in a grid; the figure appears where it is a cell's last value.

    Args:
        x: Images (N, channel, height, width) with one or three channels, or (N, height, width).
            Integers are taken to reach from 0 to 255, or to the largest value if that is smaller than
            20; other numbers are stretched from the smallest value to the largest.
        y: A label or a text to write above each image.
        classes: The words for integer labels; without them the numbers are written.
        predicted: What a model said; where it differs from y, both are written in colour.
        count: How many images to draw.
        columns: How many to put in a row.
        size: The side of an image in inches.

    Returns:
        The figure.

    Raises:
        ValueError: x has no layout of images, or y or predicted has too few rows.
    """
    import matplotlib.pyplot as plt

    pixels = _for_drawing(x[:count])
    captions = _captions(len(pixels), y, predicted, classes)
    columns = max(1, min(columns, len(pixels)))
    rows = -(-len(pixels) // columns)
    lines = max((text.count("\n") + 1 for text, _ in captions), default=0)
    height = size * pixels.shape[1] / pixels.shape[2] + 0.2 * lines
    figure, grid = plt.subplots(
        rows, columns, figsize=(columns * size, rows * height), squeeze=False, layout="constrained"
    )
    for axes in grid.flat:
        axes.set_axis_off()
    for axes, image in zip(grid.flat, pixels, strict=False):
        axes.imshow(image, cmap="gray", vmin=0, vmax=1, interpolation="nearest")
    for axes, (text, colour) in zip(grid.flat, captions, strict=False):
        short = "\n".join(shortened(line, int(size * _LETTERS_PER_INCH)) for line in text.split("\n"))
        axes.set_title(short, fontsize=8, color=colour, pad=2)
    plt.close(figure)  # the notebook shows the value of the cell, and only that
    return figure


def _for_drawing(x: np.ndarray) -> np.ndarray:
    """Return (N, height, width) or (N, height, width, 3) with values from 0 to 1."""
    x = np.asarray(x)
    if x.ndim == 4 and x.shape[1] in (1, 3):
        x = x[:, 0] if x.shape[1] == 1 else x.transpose(0, 2, 3, 1)
    elif x.ndim != 3:
        raise ValueError(
            f"show_images: x must be (N, 1 or 3, height, width) or (N, height, width), got shape {x.shape}"
        )
    if x.size == 0:
        raise ValueError("show_images: there are no images in x")
    low, high = float(x.min()), float(x.max())
    if np.issubdtype(x.dtype, np.integer) and low >= 0:
        low, high = 0.0, 255.0 if high >= 20 else max(high, 1.0)
    return (x - low) / max(high - low, 1e-12)


def _captions(
    count: int, y: Labels | None, predicted: Labels | None, classes: Sequence[str]
) -> list[tuple[str, str]]:
    """Return the text above each image and its colour; none without y."""
    if y is None:
        return []
    for name, labels in (("y", y), ("predicted", predicted)):
        if labels is not None and len(labels) < count:
            raise ValueError(f"show_images: {count} images are drawn but {name} has {len(labels)} rows")
    right = [_word(label, classes) for label in np.asarray(y)[:count]]
    said = right if predicted is None else [_word(label, classes) for label in np.asarray(predicted)[:count]]
    return [(a, "black") if a == b else (f"{a}\nnot {b}", _WRONG) for a, b in zip(right, said, strict=True)]


def _word(label: Any, classes: Sequence[str]) -> str:
    return classes[int(label)] if len(classes) else str(label)


def chinese_font() -> str | None:
    """Return an installed font with Chinese characters, for Matplotlib's ``fontfamily=``, or None."""
    from matplotlib.font_manager import fontManager

    installed = {font.name for font in fontManager.ttflist}
    return next((font for font in _CHINESE_FONTS if font in installed), None)
