"""Sliding windows as columns: the step that turns a convolution into one matrix product.

What a convolution computes takes eight lines; here with a stride and without padding::

    >>> def in_loops(x, w, b, stride):
    ...     (height, width), (kh, kw) = x.shape[2:], w.shape[2:]
    ...     positions = (height - kh) // stride + 1, (width - kw) // stride + 1
    ...     out = np.empty((len(x), len(w), *positions), x.dtype)
    ...     for n, f, i, j in np.ndindex(out.shape):
    ...         window = x[n, :, i * stride :, j * stride :][:, :kh, :kw]
    ...         out[n, f, i, j] = (window * w[f]).sum() + b[f]
    ...     return out

Each sum is the product of a row, the kernel, and a column, the window. With the windows of all positions side
by side as columns, and the kernels below each other as rows, all sums are one product of two matrices::

    >>> rng = np.random.default_rng(0)
    >>> x, w, b = rng.normal(size=(2, 3, 9, 8)), rng.normal(size=(4, 3, 3, 2)), rng.normal(size=4)
    >>> expected = in_loops(x, w, b, stride=2)
    >>> product = w.reshape(4, -1) @ im2col(x, (3, 2), stride=2) + b[:, None]
    >>> np.allclose(product.reshape(expected.shape), expected)
    True
    >>> np.allclose(conv2d(x, w, b, stride=2)[0], expected)
    True

Columns are written by copying, and short rows make slow copies. With a stride of 1, therefore, all rows of
positions are handled as one: each is taken as long as a row of the padded image, so that the next begins
where it ends. Its last positions, whose windows run on into the next row, are surplus: ``narrow`` drops them
from maps of positions, and ``widen`` adds them with zeros.
"""

import numpy as np
from numpy.lib.stride_tricks import as_strided

from dlcourse.contracts.windows import Window
from dlcourse.shapes import Shape

BLOCK_BYTES = 2**20  # of columns: small enough to be still in the processor's cache when they are read


class Unfolder:
    """Turns images into columns and back, in blocks of images, with buffers that serve every block.

    What lies under the window at one of its positions is one column, in the order of the entries of a kernel
    (C, KH, KW). Maps have one number per position.

    Args:
        batch: number of images.
        shape: of one image, (C, H, W).
        window: how it slides.
        dtype: of the pixels.

    Attributes:
        blocks: slices of the batch, to be worked through one after the other.
        taps: C·KH·KW, the length of a column.
    """

    def __init__(self, batch: int, shape: Shape, window: Window, dtype: np.dtype) -> None:
        channels, height, width = shape
        (ky, kx), (sy, sx), (py, px), (dy, dx) = window
        padded_height, padded_width = height + 2 * py, width + 2 * px
        self._rows, self._columns = window.positions((height, width))
        self._pitch = padded_width if (sy, sx) == (1, 1) else self._columns
        self.taps = channels * ky * kx
        bytes_per_image = self.taps * self._rows * self._pitch * dtype.itemsize
        images = max(1, min(batch, BLOCK_BYTES // bytes_per_image))
        self.blocks = [slice(start, start + images) for start in range(0, batch, images)]

        surplus = dx * (kx - 1)  # pixels beyond the last row, read by the last surplus positions
        self._pixels = np.zeros((images, channels, padded_height * padded_width + surplus), dtype)
        image, channel, pixel = self._pixels.strides
        row = padded_width * pixel
        padded = as_strided(
            self._pixels, (images, channels, padded_height, padded_width), (image, channel, row, pixel)
        )
        self._interior = padded[:, :, py : py + height, px : px + width]
        self._windows = as_strided(
            self._pixels,
            (images, channels, ky, kx, self._rows, self._pitch),
            (image, channel, dy * row, dx * pixel, sy * row, sx * pixel),
        )
        self._buffer = np.empty(self._windows.shape, dtype)

    def unfold(self, images: np.ndarray) -> np.ndarray:
        """Return the columns of images, shape (n, taps, wide positions); the next call overwrites them."""
        n = len(images)
        self._interior[:n] = images
        self._buffer[:n] = self._windows[:n]
        return self._buffer[:n].reshape(n, self.taps, -1)

    def fold(self, columns: np.ndarray) -> np.ndarray:
        """Return images whose pixels sum up their entries in the columns; the next call overwrites them."""
        n = len(columns)
        windows = self._windows[:n]
        columns = columns.reshape(windows.shape)
        self._pixels[:n] = 0
        for i, j in np.ndindex(windows.shape[2:4]):
            windows[:, :, i, j] += columns[:, :, i, j]
        return self._interior[:n]

    def widen(self, maps: np.ndarray) -> np.ndarray:
        """Return maps (n, F, OH, OW) as (n, F, wide positions), with zeros at the surplus ones."""
        wide = np.empty((*maps.shape[:2], self._rows, self._pitch), maps.dtype)
        wide[..., : self._columns] = maps
        wide[..., self._columns :] = 0
        return wide.reshape(*maps.shape[:2], -1)

    def narrow(self, wide: np.ndarray) -> np.ndarray:
        """Return maps (n, F, wide positions) as (n, F, OH, OW)."""
        return wide.reshape(*wide.shape[:2], self._rows, self._pitch)[..., : self._columns]
