"""Recurrent networks: ONNX stacks directions, keeps weights as (G, D) and has its own order of gates."""

from collections.abc import Callable
from typing import Any

import numpy as np
from onnx_adapters.common import NotCovered

from dlcourse.numpy.recurrent_gru import gru as run_gru
from dlcourse.numpy.recurrent_lstm import lstm as run_lstm
from dlcourse.numpy.recurrent_rnn import rnn as run_rnn

Attributes = dict[str, Any]


def rnn(attributes, x, w, r, b=None, lengths=None, h=None):
    """`recurrent_rnn.rnn`, also reversed and in both directions"""

    def cell(x, states, wx, wh, bx, bh):
        (out, *last), _ = run_rnn(x, *states, wx, wh, bx + bh)
        return out, last

    return _run(cell, [0], attributes, x, w, r, b, lengths, [h])


def lstm(attributes, x, w, r, b=None, lengths=None, h=None, c=None, peepholes=None):
    """`recurrent_lstm.lstm`, also reversed and in both directions"""
    if peepholes is not None:
        raise NotCovered("peephole connections")

    def cell(x, states, wx, wh, bx, bh):
        (out, *last), _ = run_lstm(x, *states, wx, wh, bx + bh)
        return out, last

    return _run(cell, [0, 2, 3, 1], attributes, x, w, r, b, lengths, [h, c])


def gru(attributes, x, w, r, b=None, lengths=None, h=None):
    """`recurrent_gru.gru`, whose reset gate acts after the product with the recurrent weights"""

    def cell(x, states, wx, wh, bx, bh):
        starts_at_zero = len(x) == 1 and not states[0].any() and not bh.any()
        if not attributes.get("linear_before_reset", 0) and not starts_at_zero:
            raise NotCovered("reset gate before the product")
        (out, *last), _ = run_gru(x, *states, wx, wh, bx, bh)
        return out, last

    return _run(cell, [1, 0, 2], attributes, x, w, r, b, lengths, [h])


def _run(
    cell: Callable,
    order: list[int],
    attributes: Attributes,
    x: np.ndarray,
    w: np.ndarray,
    r: np.ndarray,
    b: np.ndarray | None,
    lengths: np.ndarray | None,
    states: list[np.ndarray | None],
) -> list[np.ndarray]:
    """Run a cell in all directions; ``order`` lists where our blocks of gates stand among ONNX's.

    Returns:
        Y (T, directions, N, H), then the last states (directions, N, H); batch first with layout 1.
    """
    if lengths is not None or {"activations", "clip", "input_forget"} & attributes.keys():
        raise NotCovered("padded sequences, other activations, clipping or coupled gates")
    batch_first = attributes.get("layout", 0) == 1
    x = x.swapaxes(0, 1) if batch_first else x
    directions, columns, hidden = r.shape
    b = np.zeros((directions, 2 * columns), x.dtype) if b is None else b
    zeros = np.zeros((directions, x.shape[1], hidden), x.dtype)
    states = [zeros if state is None else state for state in states]

    def blocks(weights: np.ndarray) -> np.ndarray:
        return np.concatenate([weights[k * hidden : (k + 1) * hidden] for k in order]).T

    results = []
    for d in range(directions):
        backwards = d == 1 or attributes.get("direction") == "reverse"
        params = (blocks(part) for part in (w[d], r[d], b[d, :columns], b[d, columns:]))
        out, last = cell(x[::-1] if backwards else x, [state[d] for state in states], *params)
        results.append([out[::-1] if backwards else out, *last])
    y, *lasts = (np.stack(parts, axis=-3) for parts in zip(*results, strict=True))
    return [y.transpose(2, 0, 1, 3), *(last.swapaxes(0, 1) for last in lasts)] if batch_first else [y, *lasts]


ADAPTERS = {"GRU": gru, "LSTM": lstm, "RNN": rnn}
