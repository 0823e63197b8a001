"""Self-attention as a layer."""

import numpy as np

from dlcourse.contracts.attention import check_heads
from dlcourse.numpy.attention_heads import multi_head_attention, multi_head_attention_backward
from dlcourse.numpy.init import xavier_uniform
from dlcourse.numpy.layers.base import Layer
from dlcourse.numpy.masks import causal_mask

__all__ = ["MultiHeadAttention"]


class MultiHeadAttention(Layer):
    """Multi-head self-attention on (N, T, D): parameters ``wq``, ``wk``, ``wv`` and ``wo``, all (D, D).

    Args:
        embed_dim: D.
        heads: how many heads; divides D.
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

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return what every token takes from the others, (N, T, D).

        Args:
            x: tokens (N, T, D), which are queries, keys and values at once.
        """
        mask = causal_mask(x.shape[1]) if self.causal else None
        projections = self.wq, self.wk, self.wv, self.wo
        out, self._cache = multi_head_attention(x, x, x, *projections, num_heads=self.num_heads, mask=mask)
        return out

    def backward(self, dout: np.ndarray) -> np.ndarray:
        """Keep the gradients of the projections, return that of the tokens (N, T, D).

        Args:
            dout: upstream gradient (N, T, D).
        """
        dq, dk, dv, dwq, dwk, dwv, dwo = multi_head_attention_backward(dout, self._recall())
        self._keep(wq=dwq, wk=dwk, wv=dwv, wo=dwo)
        return dq + dk + dv
