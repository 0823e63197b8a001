"""Trains the small LSTM that the explorer of the gates looks into, and writes ``first_number.npz``.

It reads eight numbers between -1 and 1, and says in the end what the first one was: it has to hold it and to
let nothing else in. Its answer is the hidden state times a fixed number, so that the cell state can be read
as the number it stands for. Run it with ``python -m dlcourse.chapters.rnn_lstm.results.train_first_number``;
it takes a few seconds.
"""

from pathlib import Path

import numpy as np

from dlcourse.numpy.optim import Adam
from dlcourse.numpy.recurrent_lstm import lstm, lstm_backward

STEPS, HIDDEN = 8, 1
READOUT = np.array([[1.5]])
"""Above 1, because the hidden state lies between -0.76 and 0.76 as long as the cell state is below 1."""

RESULT = Path(__file__).with_name("first_number.npz")
NAMES = ("wx", "wh", "b")


def encode(numbers: np.ndarray) -> np.ndarray:
    """Turn sequences (N, T) into inputs (T, N, 2): the number, and a 1 that marks the first one."""
    marks = np.zeros_like(numbers.T)
    marks[0] = 1.0
    return np.stack([numbers.T, marks], axis=-1)


def train(updates: int = 4000, samples: int = 64) -> dict[str, np.ndarray]:
    """Train from fresh weights and return them."""
    rng = np.random.default_rng(1)
    shapes = ((2, 4 * HIDDEN), (HIDDEN, 4 * HIDDEN), (4 * HIDDEN,))
    params = [rng.normal(0, 0.4, shape) for shape in shapes]
    # Begin by remembering, or the gradient never reaches the first step.
    params[2][HIDDEN : 2 * HIDDEN] += 3.0
    optimizer = Adam(params, lr=0.02)
    empty = np.zeros((samples, HIDDEN))
    for _ in range(updates):
        numbers = rng.uniform(-1, 1, (samples, STEPS))
        (states, last, _), cache = lstm(encode(numbers), empty, empty, *params)
        error = 2 * (last @ READOUT - numbers[:, :1]) / samples
        optimizer.step(lstm_backward((np.zeros_like(states), error @ READOUT.T, empty), cache)[3:])
    return dict(zip(NAMES, params, strict=True))


if __name__ == "__main__":
    weights = train()
    np.savez(RESULT, wx=weights["wx"], wh=weights["wh"], b=weights["b"])
