"""The linear (fully connected) layer, and the flattening that leads to it."""

import math

import numpy as np

from dlcourse.contracts.dense import check_flatten, check_linear


def linear(x: np.ndarray, w: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, tuple]:
    r"""Apply an affine map to every row: $x W + b$.

    Args:
        x: shape (N, D); further axes may stand before the last, such as (T, N, D).
        w: weights, shape (D, H).
        b: bias, shape (H,).

    Returns:
        out, shape (N, H), and the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: the shapes do not fit each other.

    Source: Goodfellow, Bengio and Courville, Deep Learning, 2016, section 6.1.
    """
    check_linear(x, w, b)
    return x @ w + b, (x, w)


def linear_backward(dout: np.ndarray, cache: tuple) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    r"""Return ``(dx, dw, db)``: with $g$ for ``dout``, $g W^\top$, $x^\top g$ and $\sum_n g_n$.

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``linear`` returned.
    """
    x, w = cache
    rows, gradient_rows = x.reshape(-1, x.shape[-1]), dout.reshape(-1, dout.shape[-1])
    return dout @ w.T, rows.T @ gradient_rows, gradient_rows.sum(axis=0)


def flatten(x: np.ndarray) -> tuple[np.ndarray, tuple]:
    """Make one row of each example: (N, C, H, W) becomes (N, C·H·W), the last axis running fastest.

    Args:
        x: shape (N, ...).

    Returns:
        out, shape (N, D) where D is the product of the other axes, and the cache (the shape of ``x``).

    Raises:
        TypeError: ``x`` does not hold floating-point numbers.
        ValueError: ``x`` has no axis.

    Source: Goodfellow, Bengio and Courville, Deep Learning, 2016, section 9.1.
    """
    check_flatten(x)
    return x.reshape(len(x), math.prod(x.shape[1:])), x.shape


def flatten_backward(dout: np.ndarray, cache: tuple) -> np.ndarray:
    """Return ``dx``: the upstream gradient in the shape of ``x``.

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``flatten`` returned.
    """
    return dout.reshape(cache)
