r"""Convolutions as matrix products of unfolded windows.

As in every deep-learning library, "convolution" means cross-correlation: the kernel is not flipped.

Source: Chellapilla, Puri and Simard, High Performance Convolutional Neural Networks, 2006.
"""

import math

import numpy as np

from dlcourse.contracts.conv import check_col2im, check_conv, check_conv_transpose2d, check_im2col
from dlcourse.contracts.windows import PerAxis
from dlcourse.numpy._unfold import Unfolder
from dlcourse.shapes import Shape

Gradients = tuple[np.ndarray, np.ndarray, np.ndarray]


def conv2d(
    x: np.ndarray,
    w: np.ndarray,
    b: np.ndarray,
    *,
    stride: PerAxis = 1,
    padding: PerAxis = 0,
    dilation: PerAxis = 1,
    groups: int = 1,
) -> tuple[np.ndarray, tuple]:
    r"""Slide kernels over images and sum up the products.

    $\mathrm{out}_{nfyx} = b_f + \sum_{cij} w_{fcij}\, x_{n,c,\,ys+id-p,\,xs+jd-p}$

    Args:
        x: images, shape (N, C, H, W).
        w: kernels, shape (F, C/groups, KH, KW).
        b: bias, shape (F,).
        stride: $s$, pixels from one position to the next; one integer or (vertical, horizontal), like all
            options.
        padding: $p$, rows or columns of zeros added on each side.
        dilation: $d$, pixels from one tap of the kernel to the next.
        groups: channels and filters are split into that many groups, which do not see each other.

    Returns:
        out, shape (N, F, OH, OW) with the sizes of ``dlcourse.shapes.output_size``, and the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: the shapes or options do not fit each other.

    Source: Dumoulin and Visin, A Guide to Convolution Arithmetic for Deep Learning, 2016.
    """
    window = check_conv("conv2d", x, w, b, stride=stride, padding=padding, dilation=dilation, groups=groups)
    filters, positions = len(w), window.positions(x.shape[2:])
    unfolder = Unfolder(len(x), x.shape[1:], window, x.dtype)
    kernels = _matrices(w, groups)
    out = np.empty((len(x), filters, *positions), x.dtype)
    # _unfold.py shows the plain loops that these products replace
    for block in unfolder.blocks:
        columns = _split(unfolder.unfold(x[block]), groups)
        maps = _merge(kernels @ columns)
        np.add(unfolder.narrow(maps), b.reshape(filters, 1, 1), out=out[block])
    return out, (x, w, window, groups)


def conv2d_backward(dout: np.ndarray, cache: tuple) -> Gradients:
    r"""Return ``(dx, dw, db)``.

    With columns $X$ and kernels $W$ as matrices, out is $WX + b$: so ``dw`` is $g X^\top = (X g^\top)^\top$,
    and ``dx`` is $W^\top g$, folded back onto the pixels.

    Args:
        dout: upstream gradient $g$, shaped as out.
        cache: what ``conv2d`` returned.
    """
    x, w, window, groups = cache
    unfolder, folder = (Unfolder(len(x), x.shape[1:], window, x.dtype) for _ in range(2))
    kernels = _matrices(w, groups)
    dx, dw = np.empty(x.shape, x.dtype), np.zeros(kernels.swapaxes(-1, -2).shape, w.dtype)
    for block in unfolder.blocks:
        columns = _split(unfolder.unfold(x[block]), groups)
        g = _split(unfolder.widen(dout[block]), groups)
        dw += (columns @ g.swapaxes(-1, -2)).sum(axis=0)  # BLAS likes the large matrix in front
        dcolumns = np.matmul(kernels.swapaxes(-1, -2), g, out=columns)  # which have served
        dx[block] = folder.fold(dcolumns)
    return dx, _kernels(dw, w.shape), dout.sum(axis=(0, 2, 3))


def conv1d(
    x: np.ndarray,
    w: np.ndarray,
    b: np.ndarray,
    *,
    stride: int = 1,
    padding: int = 0,
    dilation: int = 1,
    groups: int = 1,
) -> tuple[np.ndarray, tuple]:
    r"""Slide kernels over sequences: ``conv2d`` on images of height 1.

    Args:
        x: sequences, shape (N, C, L).
        w: kernels, shape (F, C/groups, K).
        b: bias, shape (F,).
        stride: elements from one position to the next.
        padding: zeros added at each end.
        dilation: elements from one tap of the kernel to the next.
        groups: as in ``conv2d``.

    Returns:
        out, shape (N, F, OL) with $OL = \lfloor (L + 2p - d(K-1) - 1) / s \rfloor + 1$, and the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: the shapes or options do not fit each other.

    Source: Waibel et al., Phoneme Recognition Using Time-Delay Neural Networks, IEEE ASSP 37, 1989.
    """
    check_conv("conv1d", x, w, b, stride=stride, padding=padding, dilation=dilation, groups=groups)
    flat = {"stride": (1, stride), "padding": (0, padding), "dilation": (1, dilation)}
    out, cache = conv2d(x[:, :, None], w[:, :, None], b, **flat, groups=groups)
    return out[:, :, 0], cache


def conv1d_backward(dout: np.ndarray, cache: tuple) -> Gradients:
    """Return ``(dx, dw, db)``, those of ``conv2d`` on images of height 1.

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``conv1d`` returned.
    """
    dx, dw, db = conv2d_backward(dout[:, :, None], cache)
    return dx[:, :, 0], dw[:, :, 0], db


def conv_transpose2d(
    x: np.ndarray,
    w: np.ndarray,
    b: np.ndarray,
    *,
    stride: PerAxis = 1,
    padding: PerAxis = 0,
    output_padding: PerAxis = 0,
) -> tuple[np.ndarray, tuple]:
    r"""Paint one kernel per pixel, weighted by it, onto a larger image, as ``conv2d_backward`` makes ``dx``.

    $\mathrm{out}_{n,f,\,ys+i-p,\,xs+j-p} = b_f + \sum w_{cfij}\, x_{ncyx}$, a sum where kernels overlap.

    Args:
        x: images, shape (N, C, H, W).
        w: kernels, shape (C, F, KH, KW), as the convolution from F to C channels has them.
        b: bias, shape (F,).
        stride: $s$, pixels between the kernels; one integer or (vertical, horizontal), like all options.
        padding: $p$, rows or columns taken away on each side.
        output_padding: rows added at the bottom or columns at the right: where the stride is above 1, images
            of several sizes have a convolution of the same size, and this chooses among them.

    Returns:
        out, shape (N, F, OH, OW) with OH = (H - 1)·stride - 2·padding + KH + output_padding, and the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: the shapes or options do not fit each other.

    Source: Dumoulin and Visin, A Guide to Convolution Arithmetic for Deep Learning, 2016, chapter 4.
    """
    window, image = check_conv_transpose2d(
        x, w, b, stride=stride, padding=padding, output_padding=output_padding
    )
    channels, filters = w.shape[:2]
    folder = Unfolder(len(x), (filters, *image), window, x.dtype)
    kernels = w.reshape(channels, folder.taps)
    out = np.empty((len(x), filters, *image), x.dtype)
    for block in folder.blocks:
        columns = kernels.T @ folder.widen(x[block])
        np.add(folder.fold(columns), b.reshape(filters, 1, 1), out=out[block])
    return out, (x, w, window)


def conv_transpose2d_backward(dout: np.ndarray, cache: tuple) -> Gradients:
    r"""Return ``(dx, dw, db)``: ``dx`` is the convolution of the upstream gradient with the same kernels.

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``conv_transpose2d`` returned.
    """
    x, w, window = cache
    unfolder = Unfolder(len(x), dout.shape[1:], window, x.dtype)
    kernels = w.reshape(len(w), unfolder.taps)
    dx, dw = np.empty(x.shape, x.dtype), np.zeros(kernels.T.shape, w.dtype)
    for block in unfolder.blocks:
        columns = unfolder.unfold(dout[block])
        dx[block] = unfolder.narrow(kernels @ columns)
        dw += (columns @ unfolder.widen(x[block]).swapaxes(-1, -2)).sum(axis=0)
    return dx, _kernels(dw, w.shape), dout.sum(axis=(0, 2, 3))


def im2col(
    x: np.ndarray, kernel_size: PerAxis, *, stride: PerAxis = 1, padding: PerAxis = 0, dilation: PerAxis = 1
) -> np.ndarray:
    """Unfold images: every position of a sliding window becomes one column.

    Args:
        x: images, shape (N, C, H, W).
        kernel_size: of the window, KH and KW; like all options one integer or (vertical, horizontal).
        stride: pixels from one position to the next.
        padding: rows or columns of zeros added on each side.
        dilation: pixels from one tap of the window to the next.

    Returns:
        Columns, shape (N, C·KH·KW, OH·OW), the channel running slowest; ``w.reshape(F, -1) @ columns`` is the
        convolution with kernels ``w``.

    Raises:
        TypeError: ``x`` does not hold floating-point numbers.
        ValueError: the window does not fit the images.

    Source: Chellapilla, Puri and Simard, High Performance Convolutional Neural Networks, 2006.
    """
    window = check_im2col(x, kernel_size, stride, padding, dilation)
    rows, columns = window.positions(x.shape[2:])
    unfolder = Unfolder(len(x), x.shape[1:], window, x.dtype)
    out = np.empty((len(x), unfolder.taps, rows, columns), x.dtype)
    for block in unfolder.blocks:
        out[block] = unfolder.narrow(unfolder.unfold(x[block]))
    return out.reshape(len(x), unfolder.taps, rows * columns)


def col2im(
    columns: np.ndarray,
    image: Shape,
    kernel_size: PerAxis,
    *,
    stride: PerAxis = 1,
    padding: PerAxis = 0,
    dilation: PerAxis = 1,
) -> np.ndarray:
    """Fold columns back to images: every pixel becomes the sum of its entries, the gradient of ``im2col``.

    Args:
        columns: shape (N, C·KH·KW, OH·OW), as ``im2col`` gives them.
        image: size (H, W) of the images.
        kernel_size: of the window, KH and KW; like all options one integer or (vertical, horizontal).
        stride: pixels from one position to the next.
        padding: rows or columns of zeros that ``im2col`` added on each side.
        dilation: pixels from one tap of the window to the next.

    Returns:
        Images, shape (N, C, H, W).

    Raises:
        TypeError: ``columns`` do not hold floating-point numbers.
        ValueError: the columns are not those of such a window.

    Source: Chellapilla, Puri and Simard, High Performance Convolutional Neural Networks, 2006.
    """
    window = check_col2im(columns, image, kernel_size, stride, padding, dilation)
    channels = columns.shape[1] // math.prod(window.kernel_size)
    maps = columns.reshape(*columns.shape[:2], *window.positions(image))
    folder = Unfolder(len(columns), (channels, *image), window, columns.dtype)
    images = np.empty((len(columns), channels, *image), columns.dtype)
    for block in folder.blocks:
        images[block] = folder.fold(folder.widen(maps[block]))
    return images


def _matrices(w: np.ndarray, groups: int) -> np.ndarray:
    """Kernels as one matrix per group: (groups, F/groups, taps of one group)."""
    return w.reshape(groups, len(w) // groups, math.prod(w.shape[1:]))


def _kernels(matrices: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Transposed matrices as kernels again."""
    return np.ascontiguousarray(matrices.swapaxes(-1, -2)).reshape(shape)


def _split(maps: np.ndarray, groups: int) -> np.ndarray:
    """(n, rows, positions) as (n, groups, rows of one group, positions)."""
    n, rows, positions = maps.shape
    return maps.reshape(n, groups, rows // groups, positions)


def _merge(maps: np.ndarray) -> np.ndarray:
    """(n, groups, rows of one group, positions) as (n, rows, positions)."""
    n, groups, rows, positions = maps.shape
    return maps.reshape(n, groups * rows, positions)
