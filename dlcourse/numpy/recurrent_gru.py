"""The gated recurrent unit: two gates, one state."""

from typing import NamedTuple

import numpy as np

from dlcourse.contracts.recurrent import check_cell
from dlcourse.numpy._recurrent import alive_steps, gate, weight_gradient
from dlcourse.numpy.dense import linear, linear_backward


class GRUCache(NamedTuple):
    """What happened inside: for one step with the shapes below, for a sequence with a leading time axis T.

    Attributes:
        x: inputs (N, D).
        h_prev: hidden state before the step (N, H).
        r: reset gate (N, H), how much of the old state the candidate sees.
        z: update gate (N, H), how much of the old state is kept.
        n: candidate (N, H), the proposed new state.
        hidden_n: the old state's part of the candidate before the reset gate (N, H), $h U_n + b_{hn}$.
        wx: input weights (D, 3H), without a time axis.
        wh: recurrent weights (H, 3H), without a time axis.
        alive: False where a step is padding (T, N, 1); None without padding.
    """

    x: np.ndarray
    h_prev: np.ndarray
    r: np.ndarray
    z: np.ndarray
    n: np.ndarray
    hidden_n: np.ndarray
    wx: np.ndarray
    wh: np.ndarray
    alive: np.ndarray | None = None


def gru_step(
    x: np.ndarray, h: np.ndarray, wx: np.ndarray, wh: np.ndarray, bx: np.ndarray, bh: np.ndarray
) -> tuple[np.ndarray, GRUCache]:
    r"""Advance a gated recurrent unit by one step.

    $r = \sigma(x W_r + b_{xr} + h U_r + b_{hr}), \quad z = \sigma(x W_z + b_{xz} + h U_z + b_{hz})$,
    $n = \tanh(x W_n + b_{xn} + r \odot (h U_n + b_{hn})), \quad h' = (1 - z) \odot n + z \odot h$.

    As in PyTorch the reset gate acts after the product with $U_n$, bias included; that is why there are two
    biases.

    Args:
        x: input of this step (N, D).
        h: hidden state before it (N, H).
        wx: input weights W (D, 3H), blocks in the order r, z, n.
        wh: recurrent weights U (H, 3H), likewise.
        bx: bias of the input's part (3H,), likewise.
        bh: bias of the hidden part (3H,), likewise.

    Returns:
        The new hidden state (N, H) and the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: the shapes do not fit.

    Source: Cho et al., Learning Phrase Representations using RNN Encoder-Decoder, EMNLP 2014. The reset gate
    after the product: Appleyard, Kocisky and Blunsom, Optimizing Performance of RNNs on GPUs, 2016.
    """
    check_cell("gru_step", 3, x, {"h": h}, wx, wh, {"bx": bx, "bh": bh})
    r, z, n, hidden_n, h_next = _cell(x @ wx + bx, h @ wh + bh, h)
    return h_next, GRUCache(x, h, r, z, n, hidden_n, wx, wh)


def gru_step_backward(dout: np.ndarray, cache: GRUCache) -> tuple[np.ndarray, ...]:
    """Return the gradients of one step.

    Args:
        dout: upstream gradient of the new hidden state (N, H).
        cache: what ``gru_step`` returned.

    Returns:
        ``(dx, dh, dwx, dwh, dbx, dbh)``, shaped as the inputs of ``gru_step``.
    """
    d_input, d_hidden = _cell_backward(dout, *cache[1:6])
    dx, dwx, dbx = linear_backward(d_input, (cache.x, cache.wx))
    dh_prev, dwh, dbh = linear_backward(d_hidden, (cache.h_prev, cache.wh))
    return dx, dout * cache.z + dh_prev, dwx, dwh, dbx, dbh


def gru(
    x: np.ndarray,
    h0: np.ndarray,
    wx: np.ndarray,
    wh: np.ndarray,
    bx: np.ndarray,
    bh: np.ndarray,
    *,
    lengths: np.ndarray | None = None,
) -> tuple[tuple[np.ndarray, np.ndarray], GRUCache]:
    """Run a gated recurrent unit over whole sequences: ``gru_step`` repeated, faster.

    Args:
        x: inputs (T, N, D).
        h0: initial hidden state (N, H).
        wx: input weights (D, 3H), blocks in the order r, z, n as in PyTorch.
        wh: recurrent weights (H, 3H), likewise.
        bx: bias of the input's part (3H,), likewise.
        bh: bias of the hidden part (3H,), likewise.
        lengths: number of real steps of each sequence (N,), integers from 1 to T. After them the state is
            carried on unchanged and the outputs are 0. Default: nothing is padding.

    Returns:
        The hidden states of all steps (T, N, H) and the last state (N, H), as a tuple, and the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, the dtypes differ, or ``lengths`` are no
            integers.
        ValueError: the shapes do not fit.

    Source: as for ``gru_step``.
    """
    check_cell("gru", 3, x, {"h0": h0}, wx, wh, {"bx": bx, "bh": bh})
    alive = alive_steps("gru", lengths, x)
    steps = len(x)
    from_input, _ = linear(x, wx, bx)
    h = np.empty((steps + 1, *h0.shape), x.dtype)
    h[0] = h0
    r, z, n, hidden_n = (np.empty((steps, *h0.shape), x.dtype) for _ in range(4))
    for t in range(steps):
        r[t], z[t], n[t], hidden_n[t], h[t + 1] = _cell(from_input[t], h[t] @ wh + bh, h[t])
        if alive is not None:
            h[t + 1] = np.where(alive[t], h[t + 1], h[t])
    out = h[1:].copy() if alive is None else h[1:] * alive
    return (out, h[-1].copy()), GRUCache(x, h[:-1], r, z, n, hidden_n, wx, wh, alive)


def gru_backward(dout: tuple[np.ndarray, np.ndarray], cache: GRUCache) -> tuple[np.ndarray, ...]:
    """Return the gradients of a whole sequence, by backpropagation through time.

    Args:
        dout: upstream gradients of all hidden states (T, N, H) and of the last state (N, H).
        cache: what ``gru`` returned.

    Returns:
        ``(dx, dh0, dwx, dwh, dbx, dbh)``, shaped as the inputs of ``gru``.
    """
    dh_all, dh = dout
    x, h_prev, r, z, n, hidden_n, wx, wh, alive = cache
    d_input, d_hidden = (np.empty((*x.shape[:2], wx.shape[1]), x.dtype) for _ in range(2))
    wh_t = np.ascontiguousarray(wh.T)  # once, not by BLAS in every step
    for t in reversed(range(len(x))):
        dh_t = dh + dh_all[t]
        d_input[t], d_hidden[t] = _cell_backward(dh_t, h_prev[t], r[t], z[t], n[t], hidden_n[t])
        if alive is None:
            dh = dh_t * z[t] + d_hidden[t] @ wh_t
        else:
            d_input[t] *= alive[t]
            d_hidden[t] *= alive[t]
            dh = np.where(alive[t], dh_t * z[t] + d_hidden[t] @ wh_t, dh)
    dx, dwx, dbx = linear_backward(d_input, (x, wx))
    return dx, dh, dwx, weight_gradient(h_prev, d_hidden), dbx, d_hidden.sum(axis=(0, 1))


def _cell(from_input: np.ndarray, from_hidden: np.ndarray, h: np.ndarray) -> tuple[np.ndarray, ...]:
    """From both parts of the pre-activations (N, 3H) and the old state: ``r, z, n, hidden_n, h'``."""
    hidden = h.shape[1]
    both = gate(from_input[:, : 2 * hidden] + from_hidden[:, : 2 * hidden])
    r, z = both[:, :hidden], both[:, hidden:]
    hidden_n = from_hidden[:, 2 * hidden :]
    n = np.tanh(from_input[:, 2 * hidden :] + r * hidden_n)
    return r, z, n, hidden_n, n + z * (h - n)


def _cell_backward(
    dh: np.ndarray, h_prev: np.ndarray, r: np.ndarray, z: np.ndarray, n: np.ndarray, hidden_n: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Gradients of the input's and of the hidden part of the pre-activations, (N, 3H) each."""
    dn = dh * (1 - z) * (1 - n**2)
    dr = dn * hidden_n * r * (1 - r)
    dz = dh * (h_prev - n) * z * (1 - z)
    return np.concatenate([dr, dz, dn], axis=1), np.concatenate([dr, dz, dn * r], axis=1)
