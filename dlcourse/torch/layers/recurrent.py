"""Recurrent layers on sequences (T, N, D), which start from states of zero."""

from collections.abc import Callable
from inspect import unwrap
from typing import Any, ClassVar

import torch
from torch import nn

from dlcourse.torch.init import orthogonal, xavier_uniform
from dlcourse.torch.layers.base import Layer
from dlcourse.torch.recurrent_gru import gru
from dlcourse.torch.recurrent_lstm import lstm
from dlcourse.torch.recurrent_rnn import rnn

__all__ = ["GRU", "LSTM", "RNN"]


class Recurrent(Layer):
    """What the recurrent layers share, as in ``dlcourse.numpy.layers``."""

    function: ClassVar[Callable[..., Any]]
    gates: ClassVar[int]
    states: ClassVar[int] = 1
    biases: ClassVar[tuple[str, ...]] = ("b",)

    def __init__(
        self, input_size: int, hidden_size: int, *, rng: torch.Generator, return_sequences: bool = True
    ):
        super().__init__()
        wx = [xavier_uniform((input_size, hidden_size), rng) for _ in range(self.gates)]
        wh = [orthogonal((hidden_size, hidden_size), rng) for _ in range(self.gates)]
        self.wx = nn.Parameter(torch.hstack(wx))
        self.wh = nn.Parameter(torch.hstack(wh))
        for name in self.biases:
            self.register_parameter(
                name, nn.Parameter(torch.zeros(self.gates * hidden_size, device=rng.device))
            )
        self.hidden_size = hidden_size
        self.return_sequences = return_sequences

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return the hidden states of all steps (T, N, H), or only the last one (N, H)."""
        x = x.to(self.wx.dtype)  # under autocast a layer before may have halved the precision
        start = [x.new_zeros(x.shape[1], self.hidden_size)] * self.states
        out, last, *_ = self.function(x, *start, **dict(self.named_parameters()))
        return out if self.return_sequences else last


class RNN(Recurrent):
    """Twin of ``dlcourse.numpy.layers.RNN``."""

    function = staticmethod(unwrap(rnn))
    gates = 1
    b: nn.Parameter


class LSTM(Recurrent):
    """Twin of ``dlcourse.numpy.layers.LSTM``; ``torch.nn.LSTM`` has two biases and adds them."""

    function = staticmethod(unwrap(lstm))
    gates = 4
    states = 2
    b: nn.Parameter

    def __init__(
        self, input_size: int, hidden_size: int, *, rng: torch.Generator, return_sequences: bool = True
    ):
        super().__init__(input_size, hidden_size, rng=rng, return_sequences=return_sequences)
        with torch.no_grad():
            self.b[hidden_size : 2 * hidden_size] = 1


class GRU(Recurrent):
    """Twin of ``dlcourse.numpy.layers.GRU``."""

    function = staticmethod(unwrap(gru))
    gates = 3
    biases = ("bx", "bh")
    bx: nn.Parameter
    bh: nn.Parameter
