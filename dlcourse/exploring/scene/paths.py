"""The ``d`` of SVG paths."""

from functools import cache

import numpy as np

from dlcourse.exploring.scene.shapes import near


def polyline(x: np.ndarray, y: np.ndarray) -> str:
    """Straight lines from point to point; NaN lifts the pen."""
    points = np.column_stack([x, y]).round(1)
    drawn = ~np.isnan(points).any(axis=1)
    joined = np.concatenate([[False], drawn[:-1]])[drawn]
    form = "".join(["L%g %g" if each else "M%g %g" for each in joined.tolist()])  # filled in one go
    return form % tuple(points[drawn].ravel().tolist()) or "M0 0"


def polygon(x: np.ndarray, y: np.ndarray) -> str:
    """A closed line."""
    return polyline(x, y) + "Z"


def arrow_head(x0: float, y0: float, x1: float, y1: float, size: float) -> tuple[str, str]:
    """The line of an arrow, which ends inside of its head, and the head."""
    length = float(np.hypot(x1 - x0, y1 - y0))
    size = min(size, 0.6 * length)
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    bx, by = x1 - size * ux, y1 - size * uy
    half = 0.42 * size
    line = polyline(np.array([x0, bx]), np.array([y0, by]))
    corners = np.array([[x1, y1], [bx - half * uy, by + half * ux], [bx + half * uy, by - half * ux]])
    return line, polygon(corners[:, 0], corners[:, 1])


def glyph(shape: str, x: float, y: float, size: float) -> str:
    """One point of a scatter plot."""
    dx, dy, outline = _outline(shape, size / 2)
    return f"M{near(x + dx)} {near(y + dy)}{outline}"


@cache
def _outline(shape: str, r: float) -> tuple[float, float, str]:
    """Where the pen begins, from the middle, and how it goes on."""
    match shape:
        case "circle":
            return -r, 0.0, f"a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0"
        case "square":
            r *= 0.9
            return -r, -r, f"h{2 * r:g}v{2 * r:g}h{-2 * r:g}Z"
        case "triangle":
            r *= 1.15
            return 0.0, -r, f"l{r:g} {1.7 * r:g}h{-2 * r:g}Z"
        case "diamond":
            r *= 1.2
            return 0.0, -r, f"l{r:g} {r:g}l{-r:g} {r:g}l{-r:g} {-r:g}Z"
        case "cross":
            return -r, -r, f"l{2 * r:g} {2 * r:g}m0 {-2 * r:g}l{-2 * r:g} {2 * r:g}"
    raise ValueError(f"there is no point of the shape {shape!r}")
