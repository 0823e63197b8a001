"""Self-attention as a module."""

import torch
from torch import nn

from dlcourse.contracts.attention import check_heads, check_step
from dlcourse.torch._attention import Attended, Past, attend_in_heads
from dlcourse.torch.init import xavier_uniform
from dlcourse.torch.layers.base import Layer
from dlcourse.torch.masks import causal_mask, combine_masks

__all__ = ["MultiHeadAttention"]


class MultiHeadAttention(Layer):
    """Twin of ``dlcourse.numpy.layers.MultiHeadAttention``; PyTorch's own has one matrix for q, k and v."""

    def __init__(self, embed_dim: int, num_heads: int, *, rng: torch.Generator, causal: bool = False):
        super().__init__()
        check_heads("MultiHeadAttention", embed_dim, num_heads)
        self.wq, self.wk, self.wv, self.wo = (
            nn.Parameter(xavier_uniform((embed_dim, embed_dim), rng)) for _ in range(4)
        )
        self.num_heads = num_heads
        self.causal = causal

    def forward(self, x: torch.Tensor, *, mask: torch.Tensor | None = None) -> torch.Tensor:
        """Return what every token takes from the others, (N, T, D)."""
        return self._attend(x, mask).out

    def step(self, x: torch.Tensor, past: Past | None = None) -> tuple[torch.Tensor, Past]:
        """Continue sequences by the newest tokens; return the output and the past for the next step."""
        check_step(causal=self.causal)
        out, k, v = self._attend(x, None, past)
        return out, (k, v)

    def _attend(self, x: torch.Tensor, mask: torch.Tensor | None, past: Past | None = None) -> Attended:
        x = x.to(self.wq.dtype)  # under autocast a layer before may have halved the precision
        if self.causal:
            causal = causal_mask(x.shape[1], past=0 if past is None else past[0].shape[2])
            mask = causal if mask is None else combine_masks(causal.to(mask.device), mask)
        projections = {"wq": self.wq, "wk": self.wk, "wv": self.wv, "wo": self.wo}
        return attend_in_heads(x, x, x, **projections, num_heads=self.num_heads, mask=mask, past=past)
