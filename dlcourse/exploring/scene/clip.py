"""Cuts lines at the sides of a panel."""

import numpy as np

from dlcourse.exploring.scene.shapes import Box


def clip_line(x: np.ndarray, y: np.ndarray, box: Box) -> tuple[np.ndarray, np.ndarray]:
    """A polyline cut at a box, broken by NaN where it leaves; coordinates are pixels."""
    inside = (x >= box.x) & (x <= box.right) & (y >= box.y) & (y <= box.bottom)
    if inside.all():
        return x, y
    pieces = _cut_segments(np.column_stack([x, y]), box)
    if not pieces:
        return np.empty(0), np.empty(0)
    joined = [pieces[0][0], pieces[0][1]]
    for (start, end), (_, before) in zip(pieces[1:], pieces, strict=False):
        if not np.array_equal(start, before):
            joined += [np.array([np.nan, np.nan]), start]
        joined.append(end)
    cut = np.array(joined)
    return cut[:, 0], cut[:, 1]


def _cut_segments(points: np.ndarray, box: Box) -> list[tuple[np.ndarray, np.ndarray]]:
    """The part of every segment that lies in the box (after Liang and Barsky, 1984)."""
    start, step = points[:-1], np.diff(points, axis=0)
    low, high = np.array([box.x, box.y]), np.array([box.right, box.bottom])
    with np.errstate(all="ignore"):
        to_low, to_high = (low - start) / step, (high - start) / step
    enters, leaves = np.fmin(to_low, to_high), np.fmax(to_low, to_high)
    still, within = step == 0, (start >= low) & (start <= high)
    enters = np.where(still, np.where(within, -np.inf, np.inf), enters).max(axis=1).clip(min=0)
    leaves = np.where(still, np.inf, leaves).min(axis=1).clip(max=1)
    kept = np.flatnonzero((enters < leaves) & np.isfinite(step).all(axis=1) & np.isfinite(start).all(axis=1))
    return [
        (
            start[i] if enters[i] == 0 else start[i] + enters[i] * step[i],
            points[i + 1] if leaves[i] == 1 else start[i] + leaves[i] * step[i],
        )
        for i in kept
    ]
