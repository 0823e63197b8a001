"""The embedding as a layer."""

import numpy as np

from dlcourse.numpy.layers.base import Layer
from dlcourse.numpy.lookup import embedding, embedding_backward

__all__ = ["Embedding"]


class Embedding(Layer):
    """A table of vectors looked up by index: parameter ``w`` (V, D), standard normal at first.

    Args:
        num_embeddings: V, how many indices there are.
        embedding_dim: D, the length of each vector.
        rng: draws the table.
    """

    w: np.ndarray

    def __init__(self, num_embeddings: int, embedding_dim: int, *, rng: np.random.Generator):
        super().__init__({"w": rng.standard_normal((num_embeddings, embedding_dim), dtype=np.float32)})

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return one vector per index, (..., D).

        Args:
            x: integers in [0, V), shape (...).
        """
        out, self._cache = embedding(x, self.w)
        return out

    def backward(self, dout: np.ndarray) -> None:
        """Keep the gradient of the table; indices have none.

        Args:
            dout: upstream gradient (..., D).
        """
        self._keep(w=embedding_backward(dout, self._recall()))
