"""The long short-term memory: a recurrent network whose gates decide what to keep, to write and to show."""

from typing import NamedTuple

import numpy as np

from dlcourse.contracts.recurrent import check_cell
from dlcourse.numpy._recurrent import alive_steps, gate, weight_gradient
from dlcourse.numpy.dense import linear, linear_backward


class LSTMCache(NamedTuple):
    """What happened inside: for one step with the shapes below, for a sequence with a leading time axis T.

    Attributes:
        x: inputs (N, D).
        h_prev: hidden state before the step (N, H).
        c_prev: cell state before the step (N, H).
        i: input gate (N, H), how much of the candidate is written.
        f: forget gate (N, H), how much of the old cell state is kept.
        g: candidate (N, H), what would be written.
        o: output gate (N, H), how much of the cell state is shown.
        c: cell state after the step (N, H).
        tanh_c: its tanh, as far as the step itself computed it (also where it is padding).
        wx: input weights (D, 4H), without a time axis.
        wh: recurrent weights (H, 4H), without a time axis.
        alive: False where a step is padding (T, N, 1); None without padding.
    """

    x: np.ndarray
    h_prev: np.ndarray
    c_prev: np.ndarray
    i: np.ndarray
    f: np.ndarray
    g: np.ndarray
    o: np.ndarray
    c: np.ndarray
    tanh_c: np.ndarray
    wx: np.ndarray
    wh: np.ndarray
    alive: np.ndarray | None = None


def lstm_step(
    x: np.ndarray, h: np.ndarray, c: np.ndarray, wx: np.ndarray, wh: np.ndarray, b: np.ndarray
) -> tuple[tuple[np.ndarray, np.ndarray], LSTMCache]:
    r"""Advance a long short-term memory by one step.

    $(i, f, g, o) = x W_x + h W_h + b$ in four blocks of H columns; then
    $c' = \sigma(f) \odot c + \sigma(i) \odot \tanh(g), \quad h' = \sigma(o) \odot \tanh(c')$.

    Args:
        x: input of this step (N, D).
        h: hidden state before it (N, H).
        c: cell state before it (N, H).
        wx: input weights (D, 4H), blocks in the order i, f, g, o as in PyTorch.
        wh: recurrent weights (H, 4H), likewise.
        b: bias (4H,), likewise.

    Returns:
        The new hidden state and the new cell state (N, H), as a tuple, and the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: the shapes do not fit.

    Source: Gers, Schmidhuber and Cummins, Learning to Forget: Continual Prediction with LSTM, Neural
    Computation 12, 2000.
    """
    check_cell("lstm_step", 4, x, {"h": h, "c": c}, wx, wh, {"b": b})
    i, f, g, o, c_next, tanh_c = _cell(x @ wx + h @ wh + b, c)
    return (o * tanh_c, c_next), LSTMCache(x, h, c, i, f, g, o, c_next, tanh_c, wx, wh)


def lstm_step_backward(dout: tuple[np.ndarray, np.ndarray], cache: LSTMCache) -> tuple[np.ndarray, ...]:
    """Return the gradients of one step.

    Args:
        dout: upstream gradients of the new hidden state and the new cell state (N, H).
        cache: what ``lstm_step`` returned.

    Returns:
        ``(dx, dh, dc, dwx, dwh, db)``, shaped as the inputs of ``lstm_step``.
    """
    dh, dc = dout
    *gates, dc_prev = _cell_backward(dh, dc, *cache[2:7], cache.tanh_c)
    dz = np.concatenate(gates, axis=1)
    dx, dwx, db = linear_backward(dz, (cache.x, cache.wx))
    return dx, dz @ cache.wh.T, dc_prev, dwx, weight_gradient(cache.h_prev, dz), db


def lstm(
    x: np.ndarray,
    h0: np.ndarray,
    c0: np.ndarray,
    wx: np.ndarray,
    wh: np.ndarray,
    b: np.ndarray,
    *,
    lengths: np.ndarray | None = None,
) -> tuple[tuple[np.ndarray, np.ndarray, np.ndarray], LSTMCache]:
    r"""Run a long short-term memory over whole sequences: ``lstm_step`` repeated, faster.

    The input's part of all gates, $x W_x + b$, is computed for all steps at once.

    Args:
        x: inputs (T, N, D).
        h0: initial hidden state (N, H).
        c0: initial cell state (N, H).
        wx: input weights (D, 4H), blocks in the order i, f, g, o as in PyTorch.
        wh: recurrent weights (H, 4H), likewise.
        b: bias (4H,), likewise.
        lengths: number of real steps of each sequence (N,), integers from 1 to T. After them both states are
            carried on unchanged and the outputs are 0. Default: nothing is padding.

    Returns:
        The hidden states of all steps (T, N, H), the last hidden state and the last cell state (N, H), as a
        tuple, and the cache, which shows every gate at every step.

    Raises:
        TypeError: an array does not hold floating-point numbers, the dtypes differ, or ``lengths`` are no
            integers.
        ValueError: the shapes do not fit.

    Source: Gers, Schmidhuber and Cummins, Learning to Forget: Continual Prediction with LSTM, Neural
    Computation 12, 2000.
    """
    check_cell("lstm", 4, x, {"h0": h0, "c0": c0}, wx, wh, {"b": b})
    alive = alive_steps("lstm", lengths, x)
    steps = len(x)
    z, _ = linear(x, wx, b)
    h, c = (np.empty((steps + 1, *h0.shape), x.dtype) for _ in range(2))
    h[0], c[0] = h0, c0
    i, f, g, o, tanh_c = (np.empty((steps, *h0.shape), x.dtype) for _ in range(5))
    for t in range(steps):
        i[t], f[t], g[t], o[t], c[t + 1], tanh_c[t] = _cell(z[t] + h[t] @ wh, c[t])
        h[t + 1] = o[t] * tanh_c[t]
        if alive is not None:
            h[t + 1] = np.where(alive[t], h[t + 1], h[t])
            c[t + 1] = np.where(alive[t], c[t + 1], c[t])
    out = h[1:].copy() if alive is None else h[1:] * alive
    cache = LSTMCache(x, h[:-1], c[:-1], i, f, g, o, c[1:], tanh_c, wx, wh, alive)
    return (out, h[-1].copy(), c[-1].copy()), cache


def lstm_backward(
    dout: tuple[np.ndarray, np.ndarray, np.ndarray], cache: LSTMCache
) -> tuple[np.ndarray, ...]:
    """Return the gradients of a whole sequence, by backpropagation through time.

    Args:
        dout: upstream gradients of all hidden states (T, N, H), of the last hidden and the last cell state
            (N, H).
        cache: what ``lstm`` returned.

    Returns:
        ``(dx, dh0, dc0, dwx, dwh, db)``, shaped as the inputs of ``lstm``.

    Source: Greff et al., LSTM: a Search Space Odyssey, 2017, section II.B.
    """
    dh_all, dh, dc = dout
    x, h_prev, c_prev, i, f, g, o, _, tanh_c, wx, wh, alive = cache
    dz = np.empty((*x.shape[:2], wx.shape[1]), x.dtype)
    wh_t = np.ascontiguousarray(wh.T)  # once, not by BLAS in every step
    for t in reversed(range(len(x))):
        inner = c_prev[t], i[t], f[t], g[t], o[t], tanh_c[t]
        *gates, dc_prev = _cell_backward(dh + dh_all[t], dc, *inner)
        np.concatenate(gates, axis=1, out=dz[t])
        if alive is None:
            dh, dc = dz[t] @ wh_t, dc_prev
        else:
            dz[t] *= alive[t]
            dh = np.where(alive[t], dz[t] @ wh_t, dh)
            dc = np.where(alive[t], dc_prev, dc)
    dx, dwx, db = linear_backward(dz, (x, wx))
    return dx, dh, dc, dwx, weight_gradient(h_prev, dz), db


def _cell(z: np.ndarray, c: np.ndarray) -> tuple[np.ndarray, ...]:
    """From the gates' pre-activations (N, 4H) and the old cell state: ``i, f, g, o, c, tanh(c)``."""
    hidden = c.shape[1]
    i = gate(z[:, :hidden])
    f = gate(z[:, hidden : 2 * hidden])
    g = np.tanh(z[:, 2 * hidden : 3 * hidden])
    o = gate(z[:, 3 * hidden :])
    c_next = f * c + i * g
    return i, f, g, o, c_next, np.tanh(c_next)


def _cell_backward(
    dh: np.ndarray,
    dc: np.ndarray,
    c_prev: np.ndarray,
    i: np.ndarray,
    f: np.ndarray,
    g: np.ndarray,
    o: np.ndarray,
    tanh_c: np.ndarray,
) -> tuple[np.ndarray, ...]:
    """Gradients of the four pre-activations and of the old cell state, (N, H) each."""
    dc = dc + dh * o * (1 - tanh_c**2)
    di = dc * g * i * (1 - i)
    df = dc * c_prev * f * (1 - f)
    dg = dc * i * (1 - g**2)
    do = dh * tanh_c * o * (1 - o)
    return di, df, dg, do, dc * f
