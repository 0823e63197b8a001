"""Recurrent networks: ONNX stacks directions, keeps weights as (G, D) and has its own order of gates."""

from collections.abc import Callable
from typing import Any

import numpy as np
from onnx_adapters.common import NotCovered

from dlcourse.numpy.recurrent_bidirectional import bigru, bilstm, birnn
from dlcourse.numpy.recurrent_gru import gru as run_gru
from dlcourse.numpy.recurrent_lstm import lstm as run_lstm
from dlcourse.numpy.recurrent_rnn import rnn as run_rnn

Attributes = dict[str, Any]


def rnn(attributes, x, w, r, b=None, lengths=None, h=None):
    """`recurrent_rnn.rnn`, also reversed, and `recurrent_bidirectional.birnn`"""

    def call(x, states, wx, wh, bx, bh, **options):
        (out, *last), _ = (birnn if wx.ndim == 3 else run_rnn)(x, *states, wx, wh, bx + bh, **options)
        return out, last

    return _run(call, [0], attributes, x, w, r, b, lengths, [h])


def lstm(attributes, x, w, r, b=None, lengths=None, h=None, c=None, peepholes=None):
    """`recurrent_lstm.lstm`, also reversed, and `recurrent_bidirectional.bilstm`"""
    if peepholes is not None:
        raise NotCovered("peephole connections")

    def call(x, states, wx, wh, bx, bh, **options):
        (out, *last), _ = (bilstm if wx.ndim == 3 else run_lstm)(x, *states, wx, wh, bx + bh, **options)
        return out, last

    return _run(call, [0, 2, 3, 1], attributes, x, w, r, b, lengths, [h, c])


def gru(attributes, x, w, r, b=None, lengths=None, h=None):
    """`recurrent_gru.gru`, whose reset gate acts after the product, and `recurrent_bidirectional.bigru`"""

    def call(x, states, wx, wh, bx, bh, **options):
        starts_at_zero = len(x) == 1 and not states[0].any() and not bh.any()
        if not attributes.get("linear_before_reset", 0) and not starts_at_zero:
            raise NotCovered("reset gate before the product")
        (out, *last), _ = (bigru if wx.ndim == 3 else run_gru)(x, *states, wx, wh, bx, bh, **options)
        return out, last

    return _run(call, [1, 0, 2], attributes, x, w, r, b, lengths, [h])


def _run(
    call: Callable,
    order: list[int],
    attributes: Attributes,
    x: np.ndarray,
    w: np.ndarray,
    r: np.ndarray,
    b: np.ndarray | None,
    lengths: np.ndarray | None,
    states: list[np.ndarray | None],
) -> list[np.ndarray]:
    """Call a network of one direction or of both; ``order``: where our blocks of gates stand among ONNX's.

    Returns:
        Y (T, directions, N, H), then the last states (directions, N, H); batch first with layout 1.
    """
    if {"activations", "clip", "input_forget"} & attributes.keys():
        raise NotCovered("other activations, clipping or coupled gates")
    batch_first, backwards = attributes.get("layout", 0) == 1, attributes.get("direction") == "reverse"
    if backwards and lengths is not None:
        raise NotCovered("padded sequences in reverse alone")
    x = x.swapaxes(0, 1) if batch_first else x
    directions, columns, hidden = r.shape
    b = np.zeros((directions, 2 * columns), x.dtype) if b is None else b
    zeros = np.zeros((directions, x.shape[1], hidden), x.dtype)

    def blocks(weights: np.ndarray) -> np.ndarray:
        gates = np.concatenate([weights[:, k * hidden : (k + 1) * hidden] for k in order], axis=1)
        gates = gates.mT if gates.ndim == 3 else gates
        return gates if directions == 2 else gates[0]

    initial = [zeros if state is None else state for state in states]
    initial = initial if directions == 2 else [state[0] for state in initial]
    params = (blocks(part) for part in (w, r, b[:, :columns], b[:, columns:]))
    out, last = call(x[::-1] if backwards else x, initial, *params, lengths=lengths)
    out = out[::-1] if backwards else out
    y = out.reshape(*out.shape[:2], directions, hidden).swapaxes(1, 2)
    lasts = [state.reshape(directions, *out.shape[1:2], hidden) for state in last]
    return (
        [y.transpose(2, 0, 1, 3), *(state.swapaxes(0, 1) for state in lasts)] if batch_first else [y, *lasts]
    )


ADAPTERS = {"GRU": gru, "LSTM": lstm, "RNN": rnn}
