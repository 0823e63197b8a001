"""Self-attention as a layer."""

import numpy as np

from dlcourse.contracts.attention import check_heads, check_step
from dlcourse.numpy.attention_heads import (
    MultiHeadCache,
    multi_head_attention,
    multi_head_attention_backward,
)
from dlcourse.numpy.init import xavier_uniform
from dlcourse.numpy.layers.base import Layer
from dlcourse.numpy.masks import causal_mask, combine_masks

__all__ = ["MultiHeadAttention"]

Past = tuple[np.ndarray, np.ndarray]


class MultiHeadAttention(Layer):
    """Multi-head self-attention on (N, T, D): parameters ``wq``, ``wk``, ``wv`` and ``wo``, all (D, D).

    Args:
        embed_dim: D.
        num_heads: how many heads; divides D.
        rng: draws the weights.
        causal: whether a token sees only itself and those before it.
    """

    wq: np.ndarray
    wk: np.ndarray
    wv: np.ndarray
    wo: np.ndarray

    def __init__(self, embed_dim: int, num_heads: int, *, rng: np.random.Generator, causal: bool = False):
        check_heads("MultiHeadAttention", embed_dim, num_heads)
        names = ("wq", "wk", "wv", "wo")
        super().__init__({name: xavier_uniform((embed_dim, embed_dim), rng) for name in names})
        self.num_heads = num_heads
        self.causal = causal

    def __call__(self, x: np.ndarray, *, mask: np.ndarray | None = None) -> np.ndarray:
        """Return ``forward(x, mask=mask)``, as a PyTorch module would."""
        return self.forward(x, mask=mask)

    def forward(self, x: np.ndarray, *, mask: np.ndarray | None = None) -> np.ndarray:
        """Return what every token takes from the others, (N, T, D).

        Args:
            x: tokens (N, T, D), which are queries, keys and values at once.
            mask: beside causality, what each token may look at, such as ``padding_mask``; booleans, or
                numbers that are added to the scores: (N, T, T), or (N, heads, T, T). Default: everything.
        """
        out, self._cache = self._attend(x, mask)
        return out

    def step(self, x: np.ndarray, past: Past | None = None) -> tuple[np.ndarray, Past]:
        """Continue sequences by the newest tokens: what ``forward`` would give for them, at less cost.

        Keys and values of all earlier tokens are kept and handed on from step to step (key-value cache), as
        a recurrent network hands on its state. Nothing is kept for ``backward``.

        Args:
            x: new tokens (N, T, D), often with T = 1.
            past: what the last step returned; None at the start.

        Returns:
            The output (N, T, D), and the past for the next step: keys and values of all tokens so far, both
            (N, heads, Tp + T, D / heads).

        Raises:
            ValueError: the layer is not causal, so that new tokens would change what earlier ones take.
        """
        check_step(causal=self.causal)
        out, cache = self._attend(x, None, past)
        return out, (cache.heads.k, cache.heads.v)

    def backward(self, dout: np.ndarray) -> np.ndarray:
        """Keep the gradients of the projections, return that of the tokens (N, T, D).

        Args:
            dout: upstream gradient (N, T, D).
        """
        dq, dk, dv, dwq, dwk, dwv, dwo = multi_head_attention_backward(dout, self._recall())
        self._keep(wq=dwq, wk=dwk, wv=dwv, wo=dwo)
        return dq + dk + dv

    def _attend(
        self, x: np.ndarray, mask: np.ndarray | None, past: Past | None = None
    ) -> tuple[np.ndarray, MultiHeadCache]:
        if self.causal:
            causal = causal_mask(x.shape[1], past=0 if past is None else past[0].shape[2])
            mask = causal if mask is None else combine_masks(causal, mask)
        projections = self.wq, self.wk, self.wv, self.wo
        return multi_head_attention(x, x, x, *projections, num_heads=self.num_heads, mask=mask, past=past)
