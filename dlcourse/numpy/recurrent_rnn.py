"""The plain recurrent network: one tanh layer applied again and again, over its own last output."""

from typing import NamedTuple

import numpy as np

from dlcourse.contracts.recurrent import check_cell
from dlcourse.numpy._recurrent import alive_steps, weight_gradient
from dlcourse.numpy.dense import linear_backward


class RNNCache(NamedTuple):
    """What the backward pass needs; every field but the weights has a leading time axis for sequences.

    Attributes:
        x: inputs (N, D).
        h_prev: hidden state before the step (N, H).
        h: hidden state after the step (N, H).
        wx: input weights (D, H).
        wh: recurrent weights (H, H).
        alive: False where a step is padding (T, N, 1); None without padding.
    """

    x: np.ndarray
    h_prev: np.ndarray
    h: np.ndarray
    wx: np.ndarray
    wh: np.ndarray
    alive: np.ndarray | None = None


def rnn_step(
    x: np.ndarray, h: np.ndarray, wx: np.ndarray, wh: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, RNNCache]:
    r"""Advance a plain recurrent network by one step: $h_t = \tanh(x_t W_x + h_{t-1} W_h + b)$.

    Args:
        x: input of this step (N, D).
        h: hidden state before it (N, H).
        wx: input weights (D, H).
        wh: recurrent weights (H, H).
        b: bias (H,).

    Returns:
        The new hidden state (N, H) and the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: the shapes do not fit.

    Source: Elman, Finding Structure in Time, Cognitive Science 14, 1990.
    """
    check_cell("rnn_step", 1, x, {"h": h}, wx, wh, {"b": b})
    h_next = np.tanh(x @ wx + h @ wh + b)
    return h_next, RNNCache(x, h, h_next, wx, wh)


def rnn_step_backward(dout: np.ndarray, cache: RNNCache) -> tuple[np.ndarray, ...]:
    r"""Gradients of one step, with $dz = dh_t \odot (1 - h_t^2)$.

    Args:
        dout: upstream gradient of the new hidden state (N, H).
        cache: what ``rnn_step`` returned.

    Returns:
        ``(dx, dh, dwx, dwh, db)``, shaped as the inputs of ``rnn_step``.

    Source: Goodfellow, Bengio and Courville, Deep Learning, 2016, section 10.2.2.
    """
    dz = dout * (1 - cache.h**2)
    dx, dwx, db = linear_backward(dz, (cache.x, cache.wx))
    return dx, dz @ cache.wh.T, dwx, weight_gradient(cache.h_prev, dz), db


def rnn(
    x: np.ndarray,
    h0: np.ndarray,
    wx: np.ndarray,
    wh: np.ndarray,
    b: np.ndarray,
    *,
    lengths: np.ndarray | None = None,
) -> tuple[tuple[np.ndarray, np.ndarray], RNNCache]:
    r"""Run a plain recurrent network over whole sequences: $h_t = \tanh(x_t W_x + h_{t-1} W_h + b)$.

    Args:
        x: inputs (T, N, D).
        h0: initial hidden state (N, H).
        wx: input weights (D, H).
        wh: recurrent weights (H, H).
        b: bias (H,).
        lengths: number of real steps of each sequence (N,), integers from 1 to T. After them the state is
            carried on unchanged and the outputs are 0. Default: nothing is padding.

    Returns:
        The hidden states of all steps (T, N, H) and the last state (N, H), as a tuple, and the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, the dtypes differ, or ``lengths`` are no
            integers.
        ValueError: the shapes do not fit.

    Source: Elman, Finding Structure in Time, Cognitive Science 14, 1990.
    """
    check_cell("rnn", 1, x, {"h0": h0}, wx, wh, {"b": b})
    alive = alive_steps("rnn", lengths, x)
    z = x @ wx + b
    h = np.empty((len(x) + 1, *h0.shape), x.dtype)
    h[0] = h0
    for t in range(len(x)):
        h[t + 1] = np.tanh(z[t] + h[t] @ wh)
        if alive is not None:
            h[t + 1] = np.where(alive[t], h[t + 1], h[t])
    out = h[1:].copy() if alive is None else h[1:] * alive
    return (out, h[-1].copy()), RNNCache(x, h[:-1], h[1:], wx, wh, alive)


def rnn_backward(dout: tuple[np.ndarray, np.ndarray], cache: RNNCache) -> tuple[np.ndarray, ...]:
    r"""Gradients of a whole sequence by backpropagation through time.

    At each step the gradient of the state is the sum of two: from that step's output and from the next step.

    Args:
        dout: upstream gradients of all hidden states (T, N, H) and of the last state (N, H).
        cache: what ``rnn`` returned.

    Returns:
        ``(dx, dh0, dwx, dwh, db)``, shaped as the inputs of ``rnn``.

    Source: Werbos, Backpropagation Through Time, Proceedings of the IEEE 78, 1990.
    """
    dh_all, dh = dout
    x, h_prev, h, wx, wh, alive = cache
    slope = 1 - h**2
    if alive is not None:
        slope = slope * alive
    dz = np.empty_like(h)
    wh_t = np.ascontiguousarray(wh.T)  # once, not by BLAS in every step
    for t in reversed(range(len(x))):
        dz[t] = (dh_all[t] + dh) * slope[t]
        dh_prev = dz[t] @ wh_t
        dh = dh_prev if alive is None else np.where(alive[t], dh_prev, dh)
    dx, dwx, db = linear_backward(dz, (x, wx))
    return dx, dh, dwx, weight_gradient(h_prev, dz), db
