"""Self-attention as a module."""

from inspect import unwrap

import torch
from torch import nn

from dlcourse.contracts.attention import check_heads
from dlcourse.torch.attention_heads import multi_head_attention
from dlcourse.torch.init import xavier_uniform
from dlcourse.torch.layers.base import Layer
from dlcourse.torch.masks import causal_mask

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

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return what every token takes from the others, (N, T, D)."""
        x = x.to(self.wq.dtype)  # under autocast a layer before may have halved the precision
        mask = causal_mask(x.shape[1]) if self.causal else None
        projections = self.wq, self.wk, self.wv, self.wo
        return unwrap(multi_head_attention)(x, x, x, *projections, num_heads=self.num_heads, mask=mask)
