"""A language model that reads and writes one character after the other."""

from collections.abc import Sequence

import numpy as np

from dlcourse.numpy.activations import softmax
from dlcourse.numpy.layers import LSTM, Embedding, Linear, SwapAxes
from dlcourse.numpy.recurrent_lstm import lstm_step
from dlcourse.numpy.sequential import Sequential


def char_lstm(
    vocab_size: int, *, rng: np.random.Generator, embedding_dim: int = 32, hidden_size: int = 128
) -> Sequential:
    """Build a model that predicts at every position the symbol that comes next.

    Args:
        vocab_size: V, how many symbols there are.
        rng: draws the weights.
        embedding_dim: features of the embedding.
        hidden_size: units of the LSTM.

    Returns:
        A model from integers (N, T) to logits (N, T, V).

    Source: Graves, Generating Sequences With Recurrent Neural Networks, 2013.
    """
    return Sequential(
        Embedding(vocab_size, embedding_dim, rng=rng),
        SwapAxes(0, 1),  # recurrent layers want time first
        LSTM(embedding_dim, hidden_size, rng=rng),
        Linear(hidden_size, vocab_size, rng=rng),
        SwapAxes(0, 1),
    )


def sample(
    model: Sequential,
    start: Sequence[int],
    *,
    length: int,
    temperature: float = 1.0,
    rng: np.random.Generator,
) -> list[int]:
    r"""Let a ``char_lstm`` write: draw from $\mathrm{softmax}(z / \tau)$, feed the symbol back in, repeat.

    Args:
        model: a trained ``char_lstm``.
        start: symbols that it reads first, at least one.
        length: how many it shall write.
        temperature: $\tau$; below 1 the likely become likelier still, and 0 always takes the likeliest.
        rng: draws the symbols.

    Returns:
        The symbols it wrote, without those of the start.

    Raises:
        ValueError: there is nothing to start from, or the temperature is negative.

    Source: Graves, Generating Sequences With Recurrent Neural Networks, 2013; the temperature: Ackley, Hinton
    and Sejnowski, A Learning Algorithm for Boltzmann Machines, 1985.
    """
    if len(start) == 0 or temperature < 0:
        raise ValueError(
            f"sample: expected a start and a temperature of at least 0, got {list(start)} and {temperature}"
        )
    embedding, _, lstm, linear, _ = model
    wx, wh, b = (lstm.params[name] for name in ("wx", "wh", "b"))
    h = c = np.zeros((1, len(wh)), wh.dtype)
    written = list(start)
    for position in range(len(start) + length - 1):
        x = embedding.forward(np.array([written[position]]))
        (h, c), _ = lstm_step(x, h, c, wx, wh, b)
        if position >= len(start) - 1:
            written.append(_draw(linear.forward(h)[0], temperature, rng))
    return written[len(start) :]


def _draw(logits: np.ndarray, temperature: float, rng: np.random.Generator) -> int:
    if temperature == 0:
        return int(logits.argmax())
    probabilities, _ = softmax(logits.astype(np.float64) / temperature)
    return int(rng.choice(len(logits), p=probabilities))
