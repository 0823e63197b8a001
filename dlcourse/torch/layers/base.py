"""What the layers with weights add to ``torch.nn.Module``."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import torch
from torch import nn

from dlcourse.contracts.layers import check_weights
from dlcourse.shapes import Shape

__all__ = ["Layer"]

Initialiser = Callable[[Shape, torch.Generator], torch.Tensor]


class Layer(nn.Module):
    """A module whose parameters and buffers have the names and shapes of its twin in ``dlcourse.numpy``.

    So the weights of one backend, NumPy's ``weights()`` or PyTorch's ``state_dict()``, fit the other.
    """

    def load_weights(self, weights: Mapping[str, Any]) -> Self:
        """Copy weights in; the layer keeps its device and dtype.

        Args:
            weights: an array or tensor for each name in ``state_dict()``, of the same shape.

        Returns:
            The layer itself.

        Raises:
            ValueError: names are missing or unknown, or a shape differs.
        """
        check_weights(
            {name: tensor.shape for name, tensor in self.state_dict().items()},
            {name: array.shape for name, array in weights.items()},
        )
        self.load_state_dict({name: torch.as_tensor(array) for name, array in weights.items()})
        return self
