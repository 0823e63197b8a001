"""A layer that is one pair of functions."""

from typing import Any, ClassVar

import numpy as np

from dlcourse.numpy.layers.base import Layer, Pair


class Operation(Layer):
    """Applies a function to the input, to its parameters in their order and to fixed options.

    Attributes:
        pair: the function and its backward, which returns the gradients in the same order.
        options: the fixed options.
    """

    pair: ClassVar[Pair]

    def __init__(self, params: dict[str, np.ndarray] | None = None, **options: Any):
        super().__init__(**(params or {}))
        self.options = options

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return the function's output.

        Args:
            x: its first argument.
        """
        function, _ = self.pair
        out, self._cache = function(x, *self._params.values(), **self.options)
        return out

    def backward(self, dout: np.ndarray) -> np.ndarray:
        """Keep the gradients of the parameters, return that of the input.

        Args:
            dout: upstream gradient, shaped as the output.
        """
        _, function_backward = self.pair
        gradients = function_backward(dout, self._recall())
        if not self._params:
            return gradients
        dx, *gradients = gradients
        self._keep(*gradients)
        return dx


class ParameterFree(Operation):
    """An operation that has neither parameters nor options."""

    def __init__(self) -> None:
        super().__init__()
