"""The linear layer, and the flattening that leads to it."""

import numpy as np

from dlcourse.numpy.dense import flatten, flatten_backward, linear, linear_backward
from dlcourse.numpy.init import he_normal, zeros
from dlcourse.numpy.layers.base import Initialiser, Layer
from dlcourse.numpy.layers.operation import ParameterFree

__all__ = ["Flatten", "Linear"]


class Linear(Layer):
    """An affine map of every row (N, D) to (N, H): parameters ``w`` (D, H) and ``b`` (H,), which starts at 0.

    Args:
        in_features: D, features of the input.
        out_features: H, features of the output.
        rng: draws the weights.
        init: initialiser of the weights.
    """

    w: np.ndarray
    b: np.ndarray

    def __init__(
        self, in_features: int, out_features: int, *, rng: np.random.Generator, init: Initialiser = he_normal
    ):
        super().__init__({"w": init((in_features, out_features), rng), "b": zeros((out_features,), rng)})

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return one row (N, H) for each row of the input.

        Args:
            x: rows (N, D).
        """
        out, self._cache = linear(x, self.w, self.b)
        return out

    def backward(self, dout: np.ndarray) -> np.ndarray:
        """Keep the gradients of ``w`` and ``b``, return that of the input (N, D).

        Args:
            dout: upstream gradient (N, H).
        """
        dx, dw, db = linear_backward(dout, self._recall())
        self._keep(w=dw, b=db)
        return dx

    def backward_parameters(self, dout: np.ndarray) -> None:
        """Keep the gradients of ``w`` and ``b``, without the matrix product for that of the input.

        Args:
            dout: upstream gradient (N, H).
        """
        x, _ = self._recall()
        rows = dout.reshape(-1, dout.shape[-1])
        self._keep(w=x.reshape(-1, x.shape[-1]).T @ rows, b=rows.sum(axis=0))

    def backward_input(self, dout: np.ndarray) -> np.ndarray:
        """Return the gradient of the input (N, D), without the matrix product for that of ``w``.

        Args:
            dout: upstream gradient (N, H).
        """
        return dout @ self.w.T


class Flatten(ParameterFree):
    """Makes one row (N, D) of each example (N, ...)."""

    pair = flatten, flatten_backward
