"""Normalisation: batch norm over the examples of a batch, layer and RMS norm over the features of one."""

import math
from typing import NamedTuple

import numpy as np

from dlcourse.contracts.norm import check_batchnorm, check_layernorm, check_rmsnorm

Statistics = tuple[np.ndarray, np.ndarray]


class BatchNormCache(NamedTuple):
    """What ``batchnorm`` remembers; ``running`` holds the new running mean and variance."""

    centred: np.ndarray
    inverse_std: np.ndarray
    gamma: np.ndarray
    training: bool
    running: Statistics


def batchnorm(
    x: np.ndarray,
    gamma: np.ndarray,
    beta: np.ndarray,
    *,
    training: bool,
    running: Statistics | None = None,
    momentum: float = 0.1,
    eps: float = 1e-5,
) -> tuple[np.ndarray, BatchNormCache]:
    r"""Normalise every channel over the batch: $\gamma (x - \mu) / \sqrt{\sigma^2 + \epsilon} + \beta$.

    In training $\mu$ and $\sigma^2$ are mean and (biased) variance of the channel over the batch, and over
    the pixels if there are any. In evaluation they are the running statistics, so that the output of an
    example does not depend on its neighbours.

    The running statistics follow those of the batches: $r \leftarrow (1 - m)\, r + m\, s$, where $s$ is the
    mean $\mu$, or the unbiased variance $\frac{M}{M-1} \sigma^2$ of M values. Nothing is changed in place:
    the new ones are ``cache.running``.

    Args:
        x: shape (N, C) or (N, C, H, W).
        gamma: $\gamma$, shape (C,).
        beta: $\beta$, shape (C,).
        training: whether the statistics are those of the batch.
        running: (mean, variance), each of shape (C,); training may start without, from 0 and 1.
        momentum: $m$, weight of the newest batch (the 1 - m of Keras).
        eps: $\epsilon$, keeps the division safe.

    Returns:
        out, shaped as ``x``, and the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: shapes do not fit, an option is out of its range, a channel has fewer than 2 values in
            training, or evaluation lacks running statistics.

    Source: Ioffe and Szegedy, Batch Normalization, ICML 2015, algorithms 1 and 2.
    """
    check_batchnorm(x, gamma, beta, training=training, running=running, momentum=momentum, eps=eps)
    pixels = _with_one_pixel_axis(x)
    if running is None:
        running = np.zeros_like(gamma), np.ones_like(gamma)
    if training:
        count = pixels.size // len(gamma)
        mean = pixels.sum(axis=2).sum(axis=0) / count
        centred = pixels - mean[:, None]
        var = np.einsum("ncp,ncp->c", centred, centred) / count
        batch = mean, var * (count / (count - 1))
        running = tuple(
            (1 - momentum) * old + momentum * new for old, new in zip(running, batch, strict=True)
        )
    else:
        mean, var = running
        centred = pixels - mean[:, None]
    inverse_std = 1 / np.sqrt(var + float(eps))
    out = centred * (gamma * inverse_std)[:, None]
    out += beta[:, None]
    return out.reshape(x.shape), BatchNormCache(centred, inverse_std, gamma, training, running)


def batchnorm_backward(dout: np.ndarray, cache: BatchNormCache) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    r"""Return ``(dx, dgamma, dbeta)``.

    With $g$ for ``dout``, $\hat x$ for the normalised values and sums over the M values of a channel,
    $d\beta = \sum g$ and $d\gamma = \sum g \hat x$. In training mean and variance depend on ``x`` too:
    $dx = \frac{\gamma}{\sqrt{\sigma^2 + \epsilon}} (g - \frac{1}{M} d\beta - \frac{1}{M} \hat x\, d\gamma)$.
    In evaluation only the term with $g$ is left.

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``batchnorm`` returned.
    """
    centred, inverse_std, gamma, training, _ = cache
    g = _with_one_pixel_axis(dout)
    dbeta = g.sum(axis=2).sum(axis=0)
    dgamma = np.einsum("ncp,ncp->c", g, centred) * inverse_std
    scale = gamma * inverse_std
    dx = g * scale[:, None]
    if training:
        count = g.size // len(gamma)
        dx -= centred * (scale * inverse_std * dgamma / count)[:, None]
        dx -= (scale * dbeta / count)[:, None]
    return dx.reshape(dout.shape), dgamma, dbeta


def layernorm(
    x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, *, eps: float = 1e-5
) -> tuple[np.ndarray, tuple]:
    r"""Normalise every example over its features: $\gamma (x - \mu) / \sqrt{\sigma^2 + \epsilon} + \beta$.

    $\mu$ and $\sigma^2$ are mean and (biased) variance along the last axis. There are no running statistics:
    training and evaluation are the same.

    Args:
        x: shape (..., D).
        gamma: $\gamma$, shape (D,).
        beta: $\beta$, shape (D,).
        eps: $\epsilon$, keeps the division safe.

    Returns:
        out, shaped as ``x``, and the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: shapes do not fit, or ``eps`` is not positive.

    Source: Ba, Kiros and Hinton, Layer Normalization, 2016.
    """
    check_layernorm(x, gamma, beta, eps)
    centred = x - x.mean(axis=-1, keepdims=True)
    var = np.mean(centred * centred, axis=-1, keepdims=True)
    inverse_std = 1 / np.sqrt(var + float(eps))
    normalised = centred * inverse_std
    return normalised * gamma + beta, (normalised, inverse_std, gamma)


def layernorm_backward(dout: np.ndarray, cache: tuple) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    r"""Return ``(dx, dgamma, dbeta)``.

    With $g$ for ``dout`` times $\gamma$, $\hat x$ for the normalised values and $\langle\cdot\rangle$ for the
    mean over features, $dx = (g - \langle g\rangle - \hat x \langle g \hat x\rangle) / \sigma$.
    ``dgamma`` and ``dbeta`` sum ``dout`` times $\hat x$, and ``dout``, over all examples.

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``layernorm`` returned.
    """
    normalised, inverse_std, gamma = cache
    examples = tuple(range(dout.ndim - 1))
    g = dout * gamma
    dx = g - g.mean(axis=-1, keepdims=True)
    dx -= normalised * np.mean(g * normalised, axis=-1, keepdims=True)
    dx *= inverse_std
    return dx, (dout * normalised).sum(axis=examples), dout.sum(axis=examples)


def rmsnorm(x: np.ndarray, gamma: np.ndarray, *, eps: float = 1e-5) -> tuple[np.ndarray, tuple]:
    r"""Divide every example by its root mean square: $\gamma x / \sqrt{\frac1D \sum_i x_i^2 + \epsilon}$.

    It is layer norm without the mean: nothing is subtracted before or added after.

    Args:
        x: shape (..., D).
        gamma: $\gamma$, shape (D,).
        eps: $\epsilon$, keeps the division safe.

    Returns:
        out, shaped as ``x``, and the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: shapes do not fit, or ``eps`` is not positive.

    Source: Zhang and Sennrich, Root Mean Square Layer Normalization, NeurIPS 2019, section 4.
    """
    check_rmsnorm(x, gamma, eps)
    inverse_rms = 1 / np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + float(eps))
    normalised = x * inverse_rms
    return normalised * gamma, (normalised, inverse_rms, gamma)


def rmsnorm_backward(dout: np.ndarray, cache: tuple) -> tuple[np.ndarray, np.ndarray]:
    r"""Return ``(dx, dgamma)``.

    With $g$ for ``dout`` times $\gamma$, $\hat x$ for the normalised values, r for the root mean square and
    $\langle\cdot\rangle$ for the mean over features, $dx = (g - \hat x \langle g \hat x\rangle) / r$.
    ``dgamma`` sums ``dout`` times $\hat x$ over all examples.

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``rmsnorm`` returned.
    """
    normalised, inverse_rms, gamma = cache
    g = dout * gamma
    dx = (g - normalised * np.mean(g * normalised, axis=-1, keepdims=True)) * inverse_rms
    return dx, (dout * normalised).sum(axis=tuple(range(dout.ndim - 1)))


def _with_one_pixel_axis(x: np.ndarray) -> np.ndarray:
    """View (N, C) or (N, C, H, W) as (N, C, pixels)."""
    return x.reshape(*x.shape[:2], math.prod(x.shape[2:]))
