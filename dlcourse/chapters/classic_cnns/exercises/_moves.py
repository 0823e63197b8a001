"""How images were moved: what a result shows about the draws behind it."""

import numpy as np

Moves = np.ndarray
"""Down and to the right for each image, shape (N, 2); NaN where no move explains the image."""


def emptied(images, down, right):
    """Moved; what becomes free is 0."""
    far = max(abs(down), abs(right))
    padded = np.pad(images, ((0, 0), (0, 0), (far, far), (far, far)))
    return _cut(padded, images, far - down, far - right)


def repeated(images, down, right):
    """Moved; what becomes free repeats the border."""
    far = max(abs(down), abs(right))
    padded = np.pad(images, ((0, 0), (0, 0), (far, far), (far, far)), "edge")
    return _cut(padded, images, far - down, far - right)


def wrapped(images, down, right):
    """Moved; what leaves comes in again at the other side."""
    return np.roll(images, (down, right), (2, 3))


def moves(result, images, reach, way=emptied) -> Moves:
    """Find the move of every image, up to ``reach`` pixels each way.

    Args:
        result: what came back; anything.
        images: (N, C, H, W) with pixels that are all different and not 0.
        reach: pixels.
        way: how what becomes free is filled.
    """
    found = np.full((len(images), 2), np.nan)
    result = np.asarray(result)
    if result.shape != images.shape:
        return found
    for down in range(-reach, reach + 1):
        for right in range(-reach, reach + 1):
            found[(result == way(images, down, right)).all(axis=(1, 2, 3))] = down, right
    return found


def all_found(moved: Moves) -> bool:
    """Whether every image is a moved one."""
    return not np.isnan(moved).any()


def pictures(rng, shape, dtype=np.float64):
    """Images whose pixels are all different and at least 1."""
    return (1 + rng.permutation(int(np.prod(shape)))).reshape(shape).astype(dtype)


def _cut(padded, images, top, left):
    height, width = images.shape[2:]
    return padded[:, :, top : top + height, left : left + width]
