"""Sliding windows as columns: the step that turns a convolution into one matrix product."""

import math

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from dlcourse._checks.windows import Window
from dlcourse.shapes import Shape

BLOCK_BYTES = 2**19  # of columns: small enough to be still in the processor's cache when they are read


class Unfolder:
    """Turns images into columns and back, in blocks of images, with buffers that serve every block.

    Columns have the shape (n, C·KH·KW, OH·OW): what lies under the window at one of its positions is one column,
    in the order of the entries of a kernel (C, KH, KW).

    Args:
        batch: number of images.
        shape: of one image, (C, H, W).
        window: how it slides.
        dtype: of the pixels.

    Attributes:
        shape: of the columns of one image, (C·KH·KW, OH·OW).
        blocks: slices of the batch, to be worked through one after the other.
    """

    def __init__(self, batch: int, shape: Shape, window: Window, dtype: np.dtype) -> None:
        channels, height, width = shape
        positions = window.positions((height, width))
        self.shape = channels * math.prod(window.size), math.prod(positions)
        images = max(1, min(batch, BLOCK_BYTES // (math.prod(self.shape) * dtype.itemsize)))
        self.blocks = [slice(start, start + images) for start in range(0, batch, images)]

        (sy, sx), (py, px), (dy, dx) = window.stride, window.padding, window.dilation
        self._padded = np.zeros((images, channels, height + 2 * py, width + 2 * px), dtype)
        self._interior = self._padded[:, :, py : py + height, px : px + width]
        extent = [d * (k - 1) + 1 for k, d in zip(window.size, window.dilation, strict=True)]
        windows = sliding_window_view(self._padded, extent, axis=(2, 3), writeable=True)
        self._windows = windows[:, :, ::sy, ::sx, ::dy, ::dx].transpose(0, 1, 4, 5, 2, 3)
        self._columns = np.empty(self._windows.shape, dtype)

    def unfold(self, images: np.ndarray) -> np.ndarray:
        """Return the columns of a block of images; the next call overwrites them."""
        n = len(images)
        self._interior[:n] = images
        self._columns[:n] = self._windows[:n]
        return self._columns[:n].reshape(n, *self.shape)

    def fold(self, columns: np.ndarray) -> np.ndarray:
        """Return images whose pixels are the sums of their entries in the columns; the next call overwrites them."""
        n = len(columns)
        windows = self._windows[:n]
        columns = columns.reshape(windows.shape)
        self._padded[:n] = 0
        for i, j in np.ndindex(windows.shape[2:4]):
            windows[:, :, i, j] += columns[:, :, i, j]
        return self._interior[:n]
