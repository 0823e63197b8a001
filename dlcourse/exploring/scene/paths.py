"""The ``d`` of SVG paths."""

from collections.abc import Callable

import numpy as np


def polyline(x: np.ndarray, y: np.ndarray) -> str:
    """Straight lines from point to point; NaN lifts the pen."""
    parts, down = [], False
    for a, b in zip(np.round(x, 1).tolist(), np.round(y, 1).tolist(), strict=True):
        if a != a or b != b:
            down = False
            continue
        parts.append(f"{'L' if down else 'M'}{a:g} {b:g}")
        down = True
    return "".join(parts) or "M0 0"


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
    return _GLYPHS[shape](round(float(x), 1), round(float(y), 1), size / 2)


def _circle(x: float, y: float, r: float) -> str:
    return f"M{x - r:g} {y:g}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0"


def _square(x: float, y: float, r: float) -> str:
    r *= 0.9
    return f"M{x - r:.4g} {y - r:.4g}h{2 * r:g}v{2 * r:g}h{-2 * r:g}Z"


def _triangle(x: float, y: float, r: float) -> str:
    r *= 1.15
    return f"M{x:.4g} {y - r:.4g}l{r:g} {1.7 * r:g}h{-2 * r:g}Z"


def _diamond(x: float, y: float, r: float) -> str:
    r *= 1.2
    return f"M{x:.4g} {y - r:.4g}l{r:g} {r:g}l{-r:g} {r:g}l{-r:g} {-r:g}Z"


def _cross(x: float, y: float, r: float) -> str:
    return f"M{x - r:.4g} {y - r:.4g}l{2 * r:g} {2 * r:g}m0 {-2 * r:g}l{-2 * r:g} {2 * r:g}"


_GLYPHS: dict[str, Callable[[float, float, float], str]] = {
    "circle": _circle,
    "square": _square,
    "triangle": _triangle,
    "diamond": _diamond,
    "cross": _cross,
}
