"""Small pictures of 8×8 pixels with whole numbers from 0 to 9, so that every product can be read."""

from functools import cache

import numpy as np

from dlcourse.data import load

SIDE = 8
NAMES = ("digit", "trouser", "stripes", "corner", "single pixel")


@cache
def image(name: str) -> np.ndarray:
    """One picture by its name, shape (8, 8)."""
    return _MAKERS[name]()


def _digit() -> np.ndarray:
    digits = load("digits")
    return _to_nine(digits.x_train[digits.y_train == 5][0, 0] / 16)


def _trouser() -> np.ndarray:
    fashion = load("fashion_mnist_14k")
    picture = fashion.x_train[fashion.y_train == fashion.classes.index("trouser")][0, 0] / 255
    return _to_nine(np.pad(picture, 2).reshape(SIDE, 4, SIDE, 4).mean(axis=(1, 3)))


def _stripes() -> np.ndarray:
    rows, columns = np.indices((SIDE, SIDE))
    return np.where((rows + columns) % 4 < 2, 9, 0)


def _corner() -> np.ndarray:
    picture = np.zeros((SIDE, SIDE), int)
    picture[3:, 3:] = 9
    return picture


def _single_pixel() -> np.ndarray:
    picture = np.zeros((SIDE, SIDE), int)
    picture[3, 3] = 9
    return picture


def _to_nine(grey: np.ndarray) -> np.ndarray:
    return np.rint(9 * grey / grey.max()).astype(int)


_MAKERS = dict(zip(NAMES, (_digit, _trouser, _stripes, _corner, _single_pixel), strict=True))
