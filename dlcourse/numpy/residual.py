"""The residual block, put together from convolution, batch norm and ReLU."""

from typing import Any, NamedTuple

import numpy as np

from dlcourse.contracts.residual import check_residual_block
from dlcourse.numpy.activations import relu, relu_backward
from dlcourse.numpy.conv import conv2d, conv2d_backward
from dlcourse.numpy.norm import BatchNormCache, Statistics, batchnorm, batchnorm_backward


class ResidualCache(NamedTuple):
    """The caches of the steps; ``running`` holds the new statistics of both batch norms."""

    conv1: tuple
    norm1: BatchNormCache
    relu1: np.ndarray
    conv2: tuple
    norm2: BatchNormCache
    skip: tuple | None
    relu2: np.ndarray
    running: tuple[Statistics, Statistics]


def residual_block(
    x: np.ndarray,
    w1: np.ndarray,
    gamma1: np.ndarray,
    beta1: np.ndarray,
    w2: np.ndarray,
    gamma2: np.ndarray,
    beta2: np.ndarray,
    w_skip: np.ndarray | None = None,
    *,
    training: bool,
    running: tuple[Statistics, Statistics] | None = None,
    stride: int = 1,
    momentum: float = 0.1,
    eps: float = 1e-5,
) -> tuple[np.ndarray, ResidualCache]:
    r"""Add what two convolutions compute to their input: $\mathrm{relu}(F(x) + S(x))$.

    The main path $F$ is convolution, batch norm, ReLU, convolution, batch norm; the shortcut $S$ is the
    identity or a 1x1 convolution. Convolutions are padded so that a stride of 1 keeps the size. They have no
    bias: batch norm would take it away again.

    Args:
        x: images, shape (N, C, H, W).
        w1: kernels of the first convolution, shape (F, C, KH, KW) with odd sizes.
        gamma1: scale of the first batch norm, shape (F,).
        beta1: shift of the first batch norm, shape (F,).
        w2: kernels of the second convolution, shape (F, F, KH, KW) with odd sizes.
        gamma2: scale of the second batch norm, shape (F,).
        beta2: shift of the second batch norm, shape (F,).
        w_skip: kernels of the shortcut, shape (F, C, 1, 1); needed if F differs from C, or the stride from 1.
        training: whether batch norm uses the statistics of the batch.
        running: (mean, variance) of each batch norm; training may start without.
        stride: of the first convolution and of the shortcut.
        momentum: of batch norm.
        eps: of batch norm.

    Returns:
        out, shape (N, F, OH, OW), and the cache; the new statistics are ``cache.running``.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: shapes or options do not fit each other.

    Source: He et al., Deep Residual Learning for Image Recognition, CVPR 2016.
    """
    check_residual_block(x, w1, w2, w_skip, stride=stride, training=training, running=running)
    no_bias = np.zeros(len(w1), x.dtype)
    first, second = running or (None, None)
    options: dict[str, Any] = {"training": training, "momentum": momentum, "eps": eps}

    hidden, conv1 = conv2d(x, w1, no_bias, stride=stride, padding=_same(w1))
    hidden, norm1 = batchnorm(hidden, gamma1, beta1, running=first, **options)
    hidden, relu1 = relu(hidden)
    hidden, conv2 = conv2d(hidden, w2, no_bias, padding=_same(w2))
    hidden, norm2 = batchnorm(hidden, gamma2, beta2, running=second, **options)
    shortcut, skip = (x, None) if w_skip is None else conv2d(x, w_skip, no_bias, stride=stride)
    out, relu2 = relu(hidden + shortcut)
    return out, ResidualCache(conv1, norm1, relu1, conv2, norm2, skip, relu2, (norm1.running, norm2.running))


def residual_block_backward(dout: np.ndarray, cache: ResidualCache) -> tuple[np.ndarray, ...]:
    """Return ``(dx, dw1, dgamma1, dbeta1, dw2, dgamma2, dbeta2)``, and ``dw_skip`` if there is a projection.

    The gradient passes both paths, and ``dx`` is the sum of what comes out of them.

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``residual_block`` returned.
    """
    dsum = relu_backward(dout, cache.relu2)
    g, dgamma2, dbeta2 = batchnorm_backward(dsum, cache.norm2)
    g, dw2, _ = conv2d_backward(g, cache.conv2)
    g = relu_backward(g, cache.relu1)
    g, dgamma1, dbeta1 = batchnorm_backward(g, cache.norm1)
    dx, dw1, _ = conv2d_backward(g, cache.conv1)
    main = dw1, dgamma1, dbeta1, dw2, dgamma2, dbeta2
    if cache.skip is None:
        return dx + dsum, *main
    dshortcut, dw_skip, _ = conv2d_backward(dsum, cache.skip)
    return dx + dshortcut, *main, dw_skip


def _same(w: np.ndarray) -> tuple[int, int]:
    """Padding that keeps the size of images at stride 1."""
    return w.shape[2] // 2, w.shape[3] // 2
