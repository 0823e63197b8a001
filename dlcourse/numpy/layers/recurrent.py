"""Recurrent layers on sequences (T, N, D), which start from states of zero."""

from typing import ClassVar

import numpy as np

from dlcourse.numpy.init import orthogonal, xavier_uniform
from dlcourse.numpy.layers.base import Layer, Pair
from dlcourse.numpy.recurrent_gru import gru, gru_backward
from dlcourse.numpy.recurrent_lstm import lstm, lstm_backward
from dlcourse.numpy.recurrent_rnn import rnn, rnn_backward

__all__ = ["GRU", "LSTM", "RNN"]


class Recurrent(Layer):
    """What the recurrent layers share.

    Each gate's block of ``wx`` starts as ``xavier_uniform``, that of ``wh`` as an orthogonal matrix.

    Attributes:
        pair: the function and its backward.
        gates: blocks of H columns in the weights.
        states: what is handed from step to step.
        biases: their names.
    """

    pair: ClassVar[Pair]
    gates: ClassVar[int]
    states: ClassVar[int] = 1
    biases: ClassVar[tuple[str, ...]] = ("b",)
    wx: np.ndarray
    wh: np.ndarray

    def __init__(
        self, input_size: int, hidden_size: int, *, rng: np.random.Generator, return_sequences: bool = True
    ):
        wx = [xavier_uniform((input_size, hidden_size), rng) for _ in range(self.gates)]
        wh = [orthogonal((hidden_size, hidden_size), rng) for _ in range(self.gates)]
        biases = {name: np.zeros(self.gates * hidden_size, np.float32) for name in self.biases}
        super().__init__({"wx": np.hstack(wx), "wh": np.hstack(wh), **biases})
        self.hidden_size = hidden_size
        self.return_sequences = return_sequences

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return the hidden states of all steps (T, N, H), or only the last one (N, H).

        Args:
            x: sequences (T, N, D).
        """
        start = [np.zeros((x.shape[1], self.hidden_size), x.dtype)] * self.states
        function, _ = self.pair
        (out, last, *_), self._cache = function(x, *start, **self.params)
        return out if self.return_sequences else last

    def backward(self, dout: np.ndarray) -> np.ndarray:
        """Keep the gradients of the parameters, return that of the sequences (T, N, D).

        Args:
            dout: upstream gradient, shaped as the output.
        """
        cache = self._recall()
        x = cache.x
        nothing = np.zeros((x.shape[1], self.hidden_size), x.dtype)
        if self.return_sequences:
            douts = dout, *[nothing] * self.states
        else:
            douts = np.zeros((*x.shape[:2], self.hidden_size), x.dtype), dout, *[nothing] * (self.states - 1)
        _, function_backward = self.pair
        dx, *gradients = function_backward(douts, cache)
        names = "wx", "wh", *self.biases
        self._keep(**dict(zip(names, gradients[self.states :], strict=True)))
        return dx


class RNN(Recurrent):
    """A plain recurrent layer: parameters ``wx`` (D, H), ``wh`` (H, H) and ``b`` (H,).

    Args:
        inputs: D, features of each step.
        hidden_size: H, hidden units.
        rng: draws the weights.
        return_sequences: whether the output is that of all steps or of the last one.
    """

    pair = rnn, rnn_backward
    gates = 1
    b: np.ndarray


class LSTM(Recurrent):
    """A long short-term memory: parameters ``wx`` (D, 4H), ``wh`` (H, 4H) and ``b`` (4H,), gates i, f, g, o.

    The bias of the forget gate starts at 1, so that a new network remembers (Jozefowicz et al., ICML 2015).

    Args:
        inputs: D, features of each step.
        hidden_size: H, hidden units.
        rng: draws the weights.
        return_sequences: whether the output is that of all steps or of the last one.
    """

    pair = lstm, lstm_backward
    gates = 4
    states = 2
    b: np.ndarray

    def __init__(
        self, input_size: int, hidden_size: int, *, rng: np.random.Generator, return_sequences: bool = True
    ):
        super().__init__(input_size, hidden_size, rng=rng, return_sequences=return_sequences)
        self.b[hidden_size : 2 * hidden_size] = 1


class GRU(Recurrent):
    """A gated recurrent unit: parameters ``wx`` (D, 3H), ``wh`` (H, 3H), ``bx``, ``bh`` (3H,), gates r, z, n.

    Args:
        inputs: D, features of each step.
        hidden_size: H, hidden units.
        rng: draws the weights.
        return_sequences: whether the output is that of all steps or of the last one.
    """

    pair = gru, gru_backward
    gates = 3
    biases = ("bx", "bh")
    bx: np.ndarray
    bh: np.ndarray
