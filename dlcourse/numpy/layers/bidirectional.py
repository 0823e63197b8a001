"""Reading sequences (T, N, D) in both directions."""

import numpy as np

from dlcourse.contracts.recurrent import check_pair
from dlcourse.numpy.layers.base import Layer
from dlcourse.numpy.layers.recurrent import Recurrent

__all__ = ["Bidirectional"]


class Bidirectional(Layer):
    """Two recurrent layers side by side: one reads from the start, one from the end.

    Their features stand side by side, those of ``ahead`` first. Several of these, one after the other in a
    ``Sequential``, are a stack: the next one takes 2H features.

    Args:
        ahead: reads from the start: ``RNN``, ``LSTM`` or ``GRU``.
        back: reads from the end; both return sequences, or both the last state.

    Raises:
        ValueError: only one of them returns sequences.
    """

    def __init__(self, ahead: Recurrent, back: Recurrent):
        super().__init__()
        check_pair(ahead.return_sequences, back.return_sequences)
        self.ahead, self.back = ahead, back
        self.layers = {"ahead": ahead, "back": back}
        self.return_sequences = ahead.return_sequences

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return the hidden states of all steps (T, N, 2H), or what each has read when it ends (N, 2H).

        Args:
            x: sequences (T, N, D).
        """
        ahead, back = self.ahead.forward(x), self.back.forward(x[::-1])
        return np.concatenate([ahead, back[::-1] if self.return_sequences else back], axis=-1)

    def backward(self, dout: np.ndarray) -> np.ndarray:
        """Keep the gradients of both layers' parameters, return that of the sequences (T, N, D).

        Args:
            dout: upstream gradient, shaped as the output.
        """
        d_ahead, d_back = np.split(dout, [self.ahead.hidden_size], axis=-1)
        d_back = d_back[::-1] if self.return_sequences else d_back
        return self.ahead.backward(d_ahead) + self.back.backward(d_back)[::-1]
