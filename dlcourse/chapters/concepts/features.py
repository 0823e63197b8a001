"""Five features of a digit's image that a person can think of: numbers between a glance and a theory."""

import numpy as np

TOP = 16
"""Full ink in the 8 x 8 digits."""


def ink(img: np.ndarray, top: float = TOP) -> float:
    """Share of the ink that the paper could hold, 0 to 1."""
    return float(np.mean(img) / top)


def symmetry(img: np.ndarray, top: float = TOP) -> float:
    """1 for an image that equals its mirror image (left and right swapped), less the more they differ."""
    picture = np.asarray(img, dtype=np.float64)
    return float(1 - np.abs(picture - picture[:, ::-1]).mean() / top)


def holes(img: np.ndarray, top: float = TOP) -> int:
    """How many areas of paper are enclosed by ink. A pixel is ink from half of ``top`` upwards.

    Paper is connected to its four neighbours, and what lies beyond the edge is paper.
    """
    paper = np.pad(np.asarray(img) < top / 2, 1, constant_values=True)
    return _areas(paper) - 1


def aspect(img: np.ndarray, top: float = TOP) -> float:
    """Width of the inked area as a share of its height; 0 without ink."""
    inked = np.asarray(img) >= top / 2
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    if not rows.size:
        return 0.0
    return float((columns[-1] - columns[0] + 1) / (rows[-1] - rows[0] + 1))


def strokes(img: np.ndarray, top: float = TOP) -> float:
    """How many strokes a horizontal line meets, averaged over the rows."""
    inked = np.asarray(img) >= top / 2
    begins = np.diff(inked.astype(int), axis=1, prepend=0) == 1
    return float(begins.sum(axis=1).mean())


FEATURES = {"ink": ink, "symmetry": symmetry, "holes": holes, "aspect": aspect, "strokes": strokes}
"""By name, in the order of the explorer's switches."""


def _areas(paper: np.ndarray) -> int:
    """Number of connected areas of True."""
    left = paper.copy()
    count = 0
    while left.any():
        count += 1
        waiting = [tuple(np.argwhere(left)[0])]
        left[waiting[0]] = False
        while waiting:
            row, column = waiting.pop()
            for place in ((row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)):
                inside = 0 <= place[0] < left.shape[0] and 0 <= place[1] < left.shape[1]
                if inside and left[place]:
                    left[place] = False
                    waiting.append(place)
    return count
