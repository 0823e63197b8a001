"""Bidirectional recurrent networks: one reads each sequence from its start, another one from its end."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from dlcourse.contracts.recurrent import check_bidirectional
from dlcourse.numpy.recurrent_gru import gru, gru_backward
from dlcourse.numpy.recurrent_lstm import lstm, lstm_backward
from dlcourse.numpy.recurrent_rnn import rnn, rnn_backward

Arrays = tuple[np.ndarray, ...]


class BidirectionalCache(NamedTuple):
    """What happened inside.

    Attributes:
        ahead: the cache of the network that reads from the start.
        back: the cache of the other one, whose step 0 is the last step of each sequence.
        lengths: number of real steps of each sequence (N,); None where nothing is padding.
    """

    ahead: Any
    back: Any
    lengths: np.ndarray | None


def birnn(
    x: np.ndarray,
    h0: np.ndarray,
    wx: np.ndarray,
    wh: np.ndarray,
    b: np.ndarray,
    *,
    lengths: np.ndarray | None = None,
) -> tuple[tuple[np.ndarray, np.ndarray], BidirectionalCache]:
    r"""Run two plain recurrent networks over sequences, in both directions.

    The output of a step is $[\overrightarrow h_t, \overleftarrow h_t]$.

    Each is an ``rnn`` with weights of its own; so a step knows what comes before it and what comes after.

    Args:
        x: inputs (T, N, D).
        h0: initial hidden states (2, N, H): of the network that reads from the start, and from the end.
        wx: input weights (2, D, H).
        wh: recurrent weights (2, H, H).
        b: biases (2, H).
        lengths: number of real steps of each sequence (N,), integers from 1 to T. The second network begins
            at the last real step. Default: nothing is padding.

    Returns:
        The hidden states of all steps side by side (T, N, 2H) and the last states (2, N, H), as a tuple, and
        the cache. That of the second network is its state after it has read the first step.

    Raises:
        TypeError: an array does not hold floating-point numbers, the dtypes differ, or ``lengths`` are no
            integers.
        ValueError: the shapes do not fit.

    Source: Schuster and Paliwal, Bidirectional Recurrent Neural Networks, IEEE Transactions on Signal
    Processing 45, 1997.
    """
    check_bidirectional("birnn", 1, x, {"h0": h0}, wx, wh, {"b": b}, lengths)
    return _both_ways(rnn, x, (h0, wx, wh, b), lengths)


def birnn_backward(dout: tuple[np.ndarray, np.ndarray], cache: BidirectionalCache) -> Arrays:
    """Return the gradients of both networks; that of the inputs is their sum.

    Args:
        dout: upstream gradients of all hidden states (T, N, 2H) and of the last states (2, N, H).
        cache: what ``birnn`` returned.

    Returns:
        ``(dx, dh0, dwx, dwh, db)``, shaped as the inputs of ``birnn``.
    """
    return _both_ways_backward(rnn_backward, dout, cache)


def bilstm(
    x: np.ndarray,
    h0: np.ndarray,
    c0: np.ndarray,
    wx: np.ndarray,
    wh: np.ndarray,
    b: np.ndarray,
    *,
    lengths: np.ndarray | None = None,
) -> tuple[tuple[np.ndarray, np.ndarray, np.ndarray], BidirectionalCache]:
    r"""Run two long short-term memories over sequences, in both directions.

    The output of a step is $[\overrightarrow h_t, \overleftarrow h_t]$.

    Args:
        x: inputs (T, N, D).
        h0: initial hidden states (2, N, H): of the network that reads from the start, and from the end.
        c0: initial cell states (2, N, H), likewise.
        wx: input weights (2, D, 4H), blocks in the order i, f, g, o as for ``lstm``.
        wh: recurrent weights (2, H, 4H), likewise.
        b: biases (2, 4H), likewise.
        lengths: number of real steps of each sequence (N,), as for ``birnn``.

    Returns:
        The hidden states of all steps side by side (T, N, 2H), the last hidden and the last cell states
        (2, N, H), as a tuple, and the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, the dtypes differ, or ``lengths`` are no
            integers.
        ValueError: the shapes do not fit.

    Source: Graves and Schmidhuber, Framewise Phoneme Classification with Bidirectional LSTM, Neural Networks
    18, 2005.
    """
    check_bidirectional("bilstm", 4, x, {"h0": h0, "c0": c0}, wx, wh, {"b": b}, lengths)
    return _both_ways(lstm, x, (h0, c0, wx, wh, b), lengths)


def bilstm_backward(dout: tuple[np.ndarray, np.ndarray, np.ndarray], cache: BidirectionalCache) -> Arrays:
    """Return the gradients of both networks; that of the inputs is their sum.

    Args:
        dout: upstream gradients of all hidden states (T, N, 2H), of the last hidden and the last cell states
            (2, N, H).
        cache: what ``bilstm`` returned.

    Returns:
        ``(dx, dh0, dc0, dwx, dwh, db)``, shaped as the inputs of ``bilstm``.
    """
    return _both_ways_backward(lstm_backward, dout, cache)


def bigru(
    x: np.ndarray,
    h0: np.ndarray,
    wx: np.ndarray,
    wh: np.ndarray,
    bx: np.ndarray,
    bh: np.ndarray,
    *,
    lengths: np.ndarray | None = None,
) -> tuple[tuple[np.ndarray, np.ndarray], BidirectionalCache]:
    r"""Run two gated recurrent units over sequences, in both directions.

    The output of a step is $[\overrightarrow h_t, \overleftarrow h_t]$.

    Args:
        x: inputs (T, N, D).
        h0: initial hidden states (2, N, H): of the network that reads from the start, and from the end.
        wx: input weights (2, D, 3H), blocks in the order r, z, n as for ``gru``.
        wh: recurrent weights (2, H, 3H), likewise.
        bx: biases of the input's part (2, 3H), likewise.
        bh: biases of the hidden part (2, 3H), likewise.
        lengths: number of real steps of each sequence (N,), as for ``birnn``.

    Returns:
        The hidden states of all steps side by side (T, N, 2H) and the last states (2, N, H), as a tuple, and
        the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, the dtypes differ, or ``lengths`` are no
            integers.
        ValueError: the shapes do not fit.

    Source: as for ``birnn``, with the cell of ``gru``.
    """
    check_bidirectional("bigru", 3, x, {"h0": h0}, wx, wh, {"bx": bx, "bh": bh}, lengths)
    return _both_ways(gru, x, (h0, wx, wh, bx, bh), lengths)


def bigru_backward(dout: tuple[np.ndarray, np.ndarray], cache: BidirectionalCache) -> Arrays:
    """Return the gradients of both networks; that of the inputs is their sum.

    Args:
        dout: upstream gradients of all hidden states (T, N, 2H) and of the last states (2, N, H).
        cache: what ``bigru`` returned.

    Returns:
        ``(dx, dh0, dwx, dwh, dbx, dbh)``, shaped as the inputs of ``bigru``.
    """
    return _both_ways_backward(gru_backward, dout, cache)


def _both_ways(
    run: Callable[..., tuple[Any, Any]], x: np.ndarray, arrays: Arrays, lengths: np.ndarray | None
) -> tuple[Any, BidirectionalCache]:
    (ahead, *last_ahead), ahead_cache = run(x, *(a[0] for a in arrays), lengths=lengths)
    (back, *last_back), back_cache = run(_turned(x, lengths), *(a[1] for a in arrays), lengths=lengths)
    out = np.concatenate([ahead, _turned(back, lengths)], axis=-1)
    lasts = (np.stack(both) for both in zip(last_ahead, last_back, strict=True))
    return (out, *lasts), BidirectionalCache(ahead_cache, back_cache, lengths)


def _both_ways_backward(
    run_backward: Callable[..., Arrays], dout: Arrays, cache: BidirectionalCache
) -> Arrays:
    (d_ahead, d_back), d_lasts = np.split(dout[0], 2, axis=-1), dout[1:]
    d_back = _turned(d_back, cache.lengths)
    dx, *ahead = run_backward((d_ahead, *(d[0] for d in d_lasts)), cache.ahead)
    dx_back, *back = run_backward((d_back, *(d[1] for d in d_lasts)), cache.back)
    dx = dx + _turned(dx_back, cache.lengths)
    return dx, *(np.stack(both) for both in zip(ahead, back, strict=True))


def _turned(x: np.ndarray, lengths: np.ndarray | None) -> np.ndarray:
    """Turn the real steps of each sequence around; padding stays behind them. Twice, it is the identity."""
    if lengths is None:
        return x[::-1]
    steps = np.arange(len(x))[:, None]
    return x[np.where(steps < lengths, lengths - 1 - steps, steps), np.arange(x.shape[1])]
