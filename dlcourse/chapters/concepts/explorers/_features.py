"""The five features of the explorer, measured by hand on the box that the ink of an image fills."""

import numpy as np

from dlcourse.chapters.concepts.exercises.hand_features import WHITE, holes, ink, symmetry

_EDGE = WHITE / 4
"""Where the box of the ink begins."""


def ink_box(image: np.ndarray) -> np.ndarray:
    """Cut an image (rows, columns) to the ink in it, so that its place on the paper does not matter."""
    inked = image >= _EDGE
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    if not rows.size:
        return image
    return image[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def width(image: np.ndarray) -> float:
    """Width of the image over its height."""
    return image.shape[1] / image.shape[0]


def strokes(image: np.ndarray) -> float:
    """How many strokes a horizontal line crosses, on average over the rows."""
    inked = np.pad(image >= WHITE / 2, ((0, 0), (1, 0)))
    return float((inked[:, 1:] & ~inked[:, :-1]).sum(axis=1).mean())


FEATURES = {"ink": ink, "symmetry": symmetry, "holes": holes, "width": width, "strokes": strokes}


def measure(images: np.ndarray) -> np.ndarray:
    """All five features of images (N, rows, columns), shape (N, 5)."""
    boxes = [ink_box(image) for image in images]
    return np.array([[feature(box) for feature in FEATURES.values()] for box in boxes], float)
