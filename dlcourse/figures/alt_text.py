"""What a figure shows, in words: the alternative text of its picture."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure

MOST_PANELS, MOST_CURVES = 8, 8
"""More are counted, not described one by one."""


def alt_text(figure: "Figure") -> str:
    """A few sentences for each panel: its title, its axes, what is drawn, where curves begin and end.

    Args:
        figure: a Matplotlib figure with anything in it.

    Returns:
        text: plain text on one line.
    """
    panels = [axes for axes in figure.axes if axes.get_visible() and not hasattr(axes, "_colorbar")]
    said = [_panel(axes) for axes in panels[:MOST_PANELS]]
    if len(panels) > 1:
        said = [f"{len(panels)} panels.", *(f"{i}. {text}" for i, text in enumerate(said, 1))]
    if title := figure.get_suptitle():
        said.insert(0, _sentence(title))
    return " ".join(" ".join(said).split())


def _panel(axes: "Axes") -> str:
    titles = [axes.get_title(loc) for loc in ("left", "center", "right")]
    parts = [*(title for title in titles if title), *_axes(axes), *_drawn(axes)]
    return " ".join(_sentence(part) for part in parts)


def _axes(axes: "Axes") -> list[str]:
    if not axes.axison:
        return []
    named = [("Horizontal", axes.xaxis, axes.get_xlim()), ("vertical", axes.yaxis, axes.get_ylim())]
    return (
        ["; ".join(_axis(*each) for each in named)]
        if any(axis.get_label_text() for _, axis, _ in named)
        else []
    )


def _axis(name: str, axis: "Axis", ends: Sequence[float]) -> str:
    scale = ", logarithmic" if axis.get_scale() == "log" else ""
    label = axis.get_label_text() or "no label"
    return f"{name} axis: {label}, {_number(ends[0])} to {_number(ends[1])}{scale}"


def _drawn(axes: "Axes") -> list[str]:
    curves = [line for line in axes.lines if line.get_visible() and np.size(line.get_xdata()) > 1]
    said = [_curve(line) for line in curves[:MOST_CURVES]]
    if len(curves) > MOST_CURVES:
        said.append(f"{len(curves) - MOST_CURVES} more curves")
    said += [_image(image.get_array()) for image in axes.images]
    said += [_scatter(dots) for dots in axes.collections if _points(dots)]
    said += [
        _named(bars, f"{len(bars.patches)} bars") for bars in axes.containers if hasattr(bars, "patches")
    ]
    return said + [f"Text: {text.get_text()}" for text in axes.texts[:MOST_CURVES] if text.get_text().strip()]


def _curve(line: Any) -> str:
    y = np.asarray(line.get_ydata(), float)
    y = y[np.isfinite(y)]
    return _named(line, f"from {_number(y[0])} to {_number(y[-1])}" if y.size else "empty", "curve")


def _image(values: Any) -> str:
    return f"Image of {values.shape[0]} × {values.shape[1]}"


def _scatter(dots: Any) -> str:
    return _named(dots, f"{len(dots.get_offsets())} points")


def _points(collection: Any) -> bool:
    return type(collection).__name__ == "PathCollection" and collection.get_visible()


def _named(artist: Any, what: str, kind: str = "") -> str:
    label = str(artist.get_label() or "")
    named = label and not label.startswith("_")
    return f"{label}: {what}" if named else f"{kind} {what}".strip().capitalize()


def _sentence(text: str) -> str:
    return text if text.rstrip().endswith((".", "?", "!")) else f"{text.rstrip()}."


def _number(value: float) -> str:
    return f"{value:.3g}".replace("-", "−")
