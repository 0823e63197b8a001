"""Reading sequences (T, N, D) in both directions."""

import torch

from dlcourse.contracts.recurrent import check_pair
from dlcourse.torch.layers.base import Layer
from dlcourse.torch.layers.recurrent import Recurrent

__all__ = ["Bidirectional"]


class Bidirectional(Layer):
    """Twin of ``dlcourse.numpy.layers.Bidirectional``."""

    def __init__(self, ahead: Recurrent, back: Recurrent):
        super().__init__()
        check_pair(ahead.return_sequences, back.return_sequences)
        self.ahead, self.back = ahead, back
        self.return_sequences = ahead.return_sequences

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return the hidden states of all steps (T, N, 2H), or what each has read when it ends (N, 2H)."""
        ahead, back = self.ahead(x), self.back(x.flip(0))
        return torch.cat([ahead, back.flip(0) if self.return_sequences else back], dim=-1)
