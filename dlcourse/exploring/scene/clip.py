"""Cuts lines at the sides of a panel."""

import numpy as np

from dlcourse.exploring.scene.shapes import Box


def clip_line(x: np.ndarray, y: np.ndarray, box: Box) -> tuple[np.ndarray, np.ndarray]:
    """A polyline cut at a box, broken by NaN where it leaves; coordinates are pixels."""
    leaves = (x < box.x) | (x > box.right) | (y < box.y) | (y > box.bottom)
    if not leaves.any():
        return x, y
    starts, ends = _cut_segments(np.column_stack([x, y]), box)
    if not len(starts):
        return np.empty(0), np.empty(0)
    begins = np.concatenate([[True], (starts[1:] != ends[:-1]).any(axis=1)])
    pieces = np.stack([np.full_like(starts, np.nan), starts, ends], axis=1)
    cut = pieces[np.stack([begins, begins, np.ones_like(begins)], axis=1)][1:]
    return cut[:, 0], cut[:, 1]


def _cut_segments(points: np.ndarray, box: Box) -> tuple[np.ndarray, np.ndarray]:
    """Both ends of the part of every segment that lies in the box (after Liang and Barsky, 1984)."""
    start, step = points[:-1], np.diff(points, axis=0)
    low, high = np.array([box.x, box.y]), np.array([box.right, box.bottom])
    with np.errstate(all="ignore"):
        to_low, to_high = (low - start) / step, (high - start) / step
    enters, leaves = np.fmin(to_low, to_high), np.fmax(to_low, to_high)
    still, within = step == 0, (start >= low) & (start <= high)
    enters = np.where(still, np.where(within, -np.inf, np.inf), enters).max(axis=1).clip(min=0)
    leaves = np.where(still, np.inf, leaves).min(axis=1).clip(max=1)
    kept = np.flatnonzero((enters < leaves) & np.isfinite(step).all(axis=1) & np.isfinite(start).all(axis=1))
    first, last = enters[kept, None], leaves[kept, None]
    starts = np.where(first == 0, start[kept], start[kept] + first * step[kept])
    return starts, np.where(last == 1, points[kept + 1], start[kept] + last * step[kept])
