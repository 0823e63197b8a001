"""Sequence to sequence: one network reads, another writes and looks back at what was read."""

from inspect import unwrap
from typing import NamedTuple

import torch
from torch import nn

from dlcourse.torch.attention_additive import additive_attention
from dlcourse.torch.init import xavier_uniform
from dlcourse.torch.layers import GRU, Embedding, Layer, Linear


class Translation(NamedTuple):
    """Twin of ``dlcourse.numpy.models.Translation``."""

    symbols: torch.Tensor
    alignment: torch.Tensor


class Seq2Seq(Layer):
    """Twin of ``dlcourse.numpy.models.Seq2Seq``."""

    def __init__(
        self,
        source_vocab_size: int,
        target_vocab_size: int,
        *,
        rng: torch.Generator,
        embedding_dim: int = 32,
        hidden_size: int = 64,
        padding_idx: int | None = None,
    ):
        super().__init__()
        self.wq = nn.Parameter(xavier_uniform((hidden_size, hidden_size), rng))
        self.wk = nn.Parameter(xavier_uniform((hidden_size, hidden_size), rng))
        self.w = nn.Parameter(xavier_uniform((hidden_size, 1), rng)[:, 0])
        self.padding_idx = padding_idx
        self.reader = Embedding(source_vocab_size, embedding_dim, rng=rng)
        self.encoder = GRU(embedding_dim, hidden_size, rng=rng)
        self.writer = Embedding(target_vocab_size, embedding_dim, rng=rng)
        self.decoder = GRU(embedding_dim, hidden_size, rng=rng)
        self.output = Linear(2 * hidden_size, target_vocab_size, rng=rng)

    def forward(self, x: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
        """Return the logits of the next symbol after every position of the target, (N, L, V)."""
        logits, _ = self._attend(*x)
        return logits

    @torch.no_grad()
    def translate(self, source: torch.Tensor, *, start: int, length: int) -> Translation:
        """Write the likeliest symbol at every step; return the symbols (N, L) and the alignment (N, L, S)."""
        target = source.new_full((len(source), 1), start)
        for _ in range(length):
            logits, alignment = self._attend(source, target)
            target = torch.column_stack([target, logits[:, -1].argmax(dim=-1)])
        return Translation(target[:, 1:], alignment)

    def _attend(self, source: torch.Tensor, target: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return logits and alignment, which is what attention to the rows of an identity matrix gives."""
        keys = self.encoder(self.reader(source).swapaxes(0, 1)).swapaxes(0, 1)
        queries = self.decoder(self.writer(target).swapaxes(0, 1)).swapaxes(0, 1)
        one_hot = torch.eye(source.shape[1], dtype=keys.dtype, device=keys.device).expand(len(source), -1, -1)
        mask = None if self.padding_idx is None else (source != self.padding_idx)[:, None, :]
        alignment = unwrap(additive_attention)(queries, keys, one_hot, self.wq, self.wk, self.w, mask=mask)
        return self.output(torch.cat([queries, alignment @ keys], dim=-1)), alignment
