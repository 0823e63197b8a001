r"""Pooling: every window of an image becomes one number, its maximum or its mean.

The windows of all positions are visited tap by tap: the view of all upper left pixels, then of all pixels to
their right, and so on, so that each step is one operation on whole arrays.
"""

import numpy as np

from dlcourse.contracts.pool import check_images, check_pool
from dlcourse.contracts.windows import PerAxis, Window

Index = tuple[slice, ...]


def max_pool2d(
    x: np.ndarray, kernel_size: PerAxis, *, stride: PerAxis | None = None, padding: PerAxis = 0
) -> tuple[np.ndarray, tuple]:
    r"""Take the maximum of every window: $\max_{ij} x_{n,c,\,ys+i-p,\,xs+j-p}$.

    Args:
        x: images, shape (N, C, H, W).
        kernel_size: of the window; like all options one integer or (vertical, horizontal).
        stride: $s$, pixels from one position to the next; by default the kernel size, without overlap.
        padding: $p$, rows or columns of $-\infty$ added on each side, at most half of that size.

    Returns:
        out, shape (N, C, OH, OW) with the sizes of ``dlcourse.shapes.output_size``, and the cache.

    Raises:
        TypeError: ``x`` does not hold floating-point numbers.
        ValueError: ``x`` is not (N, C, H, W), or the window does not fit it.

    Source: Scherer, Müller and Behnke, Evaluation of Pooling Operations, ICANN 2010.
    """
    window = check_pool("max_pool2d", x, kernel_size, stride, padding)
    x = _padded(x, window, -np.inf)
    first, *others = _taps(window, x.shape[2:])
    out = x[first].copy()
    for tap in others:
        np.maximum(out, x[tap], out=out)
    return out, (x, out, window)


def max_pool2d_backward(dout: np.ndarray, cache: tuple) -> np.ndarray:
    """Return ``dx``: each window's upstream gradient goes to its maximum, the first of several row by row.

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``max_pool2d`` returned.
    """
    x, out, window = cache
    dx, left = np.zeros(x.shape, x.dtype), dout
    *others, last = _taps(window, x.shape[2:])
    for tap in others:
        share = left * (x[tap] == out)
        _add(dx, tap, share, window)
        left = left - share
    _add(dx, last, left, window)
    return dx[_interior(window, x.shape[2:])]


def avg_pool2d(
    x: np.ndarray, kernel_size: PerAxis, *, stride: PerAxis | None = None, padding: PerAxis = 0
) -> tuple[np.ndarray, tuple]:
    r"""Take the mean of every window: $\frac{1}{k_y k_x} \sum_{ij} x_{n,c,\,ys+i-p,\,xs+j-p}$.

    Args:
        x: images, shape (N, C, H, W).
        kernel_size: $(k_y, k_x)$ of the window; like all options one integer or (vertical, horizontal).
        stride: $s$, pixels from one position to the next; by default the kernel size, without overlap.
        padding: $p$, rows or columns of zeros added on each side, at most half of that size; they count.

    Returns:
        out, shape (N, C, OH, OW) with the sizes of ``dlcourse.shapes.output_size``, and the cache.

    Raises:
        TypeError: ``x`` does not hold floating-point numbers.
        ValueError: ``x`` is not (N, C, H, W), or the window does not fit it.

    Source: LeCun et al., Gradient-Based Learning Applied to Document Recognition, Proc. IEEE 86, 1998.
    """
    window = check_pool("avg_pool2d", x, kernel_size, stride, padding)
    x = _padded(x, window, 0)
    first, *others = _taps(window, x.shape[2:])
    out = x[first].copy()
    for tap in others:
        out += x[tap]
    out /= 1 + len(others)
    return out, (x.shape, window)


def avg_pool2d_backward(dout: np.ndarray, cache: tuple) -> np.ndarray:
    """Return ``dx``: each window's upstream gradient is shared equally among its pixels.

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``avg_pool2d`` returned.
    """
    shape, window = cache
    taps = _taps(window, shape[2:])
    dx, share = np.zeros(shape, dout.dtype), dout / len(taps)
    for tap in taps:
        _add(dx, tap, share, window)
    return dx[_interior(window, shape[2:])]


def global_avg_pool2d(x: np.ndarray) -> tuple[np.ndarray, tuple]:
    r"""Take the mean of every channel over all pixels: $\frac{1}{HW} \sum_{yx} x_{ncyx}$.

    Args:
        x: images, shape (N, C, H, W).

    Returns:
        out, shape (N, C), and the cache (the shape of ``x``).

    Raises:
        TypeError: ``x`` does not hold floating-point numbers.
        ValueError: ``x`` is not (N, C, H, W), or has no pixels.

    Source: Lin, Chen and Yan, Network in Network, ICLR 2014.
    """
    check_images("global_avg_pool2d", x)
    return x.mean(axis=(2, 3)), x.shape


def global_avg_pool2d_backward(dout: np.ndarray, cache: tuple) -> np.ndarray:
    """Return ``dx``: each channel's upstream gradient is shared equally among its pixels.

    Args:
        dout: upstream gradient, shape (N, C).
        cache: what ``global_avg_pool2d`` returned.
    """
    height, width = cache[2:]
    share = dout / (height * width)
    return np.broadcast_to(share[:, :, None, None], cache).copy()


def _padded(x: np.ndarray, window: Window, value: float) -> np.ndarray:
    (py, px) = window.padding
    if not py and not px:
        return x
    return np.pad(x, ((0, 0), (0, 0), (py, py), (px, px)), constant_values=value)


def _add(dx: np.ndarray, tap: Index, share: np.ndarray, window: Window) -> None:
    """Add to zeros; where windows do not overlap, nothing has been added before, and writing is faster."""
    if all(s >= k for s, k in zip(window.stride, window.kernel_size, strict=True)):
        dx[tap] = share
    else:
        dx[tap] += share


def _interior(window: Window, padded: tuple[int, ...]) -> Index:
    """Index of the image inside the padded one."""
    spatial = (slice(p, n - p) for p, n in zip(window.padding, padded, strict=True))
    return (slice(None), slice(None), *spatial)


def _taps(window: Window, padded: tuple[int, ...]) -> list[Index]:
    """Index, for each tap of the window row by row, of the pixels under it at all positions."""
    (ky, kx), (sy, sx) = window.kernel_size, window.stride
    last_y, last_x = (
        (n - k) // s * s for n, k, s in zip(padded, window.kernel_size, window.stride, strict=True)
    )
    return [
        (slice(None), slice(None), slice(i, i + last_y + 1, sy), slice(j, j + last_x + 1, sx))
        for i in range(ky)
        for j in range(kx)
    ]
