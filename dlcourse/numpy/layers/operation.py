"""A layer without parameters that is one pair of functions."""

from typing import Any, ClassVar

import numpy as np

from dlcourse.numpy.layers.base import Layer, Pair


class Operation(Layer):
    """Applies a function to the input and to fixed options.

    Attributes:
        pair: the function and its backward.
        options: the fixed options.
    """

    pair: ClassVar[Pair]

    def __init__(self, **options: Any):
        super().__init__()
        self.options = options

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Return the function's output.

        Args:
            x: its first argument.
        """
        function, _ = self.pair
        out, self._cache = function(x, **self.options)
        return out

    def backward(self, dout: np.ndarray) -> np.ndarray:
        """Return the gradient of the input.

        Args:
            dout: upstream gradient, shaped as the output.
        """
        _, function_backward = self.pair
        return function_backward(dout, self._recall())


class ParameterFree(Operation):
    """An operation that has no options either."""

    def __init__(self) -> None:
        super().__init__()
