"""A language model that reads and writes one character after the other."""

from collections.abc import Sequence

import torch

from dlcourse.torch.layers import LSTM, Embedding, Linear, SwapAxes
from dlcourse.torch.recurrent_lstm import lstm_step
from dlcourse.torch.sequential import Sequential


def char_lstm(
    vocab_size: int, *, rng: torch.Generator, embedding_dim: int = 32, hidden_size: int = 128
) -> Sequential:
    """Twin of ``dlcourse.numpy.models.char_lstm``."""
    return Sequential(
        Embedding(vocab_size, embedding_dim, rng=rng),
        SwapAxes(0, 1),  # recurrent layers want time first
        LSTM(embedding_dim, hidden_size, rng=rng),
        Linear(hidden_size, vocab_size, rng=rng),
        SwapAxes(0, 1),
    )


@torch.no_grad()
def sample(
    model: Sequential,
    start: Sequence[int],
    *,
    length: int,
    temperature: float = 1.0,
    rng: torch.Generator,
) -> list[int]:
    """Twin of ``dlcourse.numpy.models.sample``."""
    if len(start) == 0 or temperature < 0:
        raise ValueError(
            f"sample: expected a start and a temperature of at least 0, got {list(start)} and {temperature}"
        )
    embedding, _, lstm, linear, _ = model
    wx, wh, b = (lstm.get_parameter(name) for name in ("wx", "wh", "b"))
    h = c = wh.new_zeros(1, len(wh))
    written = list(start)
    for position in range(len(start) + length - 1):
        x = embedding(torch.tensor([written[position]], device=h.device))
        (h, c), _ = lstm_step(x, h, c, wx, wh, b)
        if position >= len(start) - 1:
            written.append(_draw(linear(h)[0], temperature, rng))
    return written[len(start) :]


def _draw(logits: torch.Tensor, temperature: float, rng: torch.Generator) -> int:
    if temperature == 0:
        return int(logits.argmax())
    probabilities = torch.softmax(logits.double() / temperature, dim=0)
    return int(torch.multinomial(probabilities.to(rng.device), 1, generator=rng))
