"""What all layers share: parameters with their gradients, and layers made of layers."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Self

import numpy as np
from numpy.typing import DTypeLike

from dlcourse.contracts.layers import check_weights
from dlcourse.shapes import Shape

__all__ = ["Layer"]

Arrays = Mapping[str, np.ndarray]
Initialiser = Callable[[Shape, np.random.Generator], np.ndarray]
Pair = tuple[Callable[..., tuple[Any, Any]], Callable[[Any, Any], Any]]
"""A function ``(x, ...) -> (out, cache)`` and its backward ``(dout, cache) -> gradients``."""


class Layer(ABC):
    """One step of a network: ``forward`` remembers what ``backward`` needs.

    Attributes:
        layers: the layers that this one is made of, by name; empty for most.
        training: whether layers such as dropout and batch normalisation act as in training.

    Args:
        params: what is trained, by name; each becomes an attribute, whose type the subclass declares.
        buffers: what belongs to the layer but is not trained, likewise.
    """

    def __init__(self, params: Arrays | None = None, buffers: Arrays | None = None):
        self.layers: dict[str, Layer] = {}
        self.training = True
        self._names = {"params": tuple(params or ()), "buffers": tuple(buffers or ())}
        vars(self).update({**(params or {}), **(buffers or {})})
        self._grads: dict[str, np.ndarray] = {}
        self._cache: Any = None

    @abstractmethod
    def forward(self, x: Any) -> Any:
        """Return the output of the layer.

        Args:
            x: one array; its batch axis is the first one, or the second one of sequences (T, N, D).
        """

    @abstractmethod
    def backward(self, dout: Any) -> Any:
        """Store the gradients of the parameters in ``grads`` and return that of the input.

        Args:
            dout: upstream gradient, shaped as the output of the last ``forward``.
        """

    def __call__(self, x: Any) -> Any:
        """Return ``forward(x)``, as a PyTorch module would."""
        return self.forward(x)

    def backward_parameters(self, dout: Any) -> None:
        """Only store the gradients of the parameters: all that the first layer of a network needs.

        Args:
            dout: as for ``backward``.
        """
        self.backward(dout)

    def backward_input(self, dout: Any) -> Any:
        """Only return the gradient of the input; ``grads`` stays as it is.

        Args:
            dout: as for ``backward``.
        """
        kept = [(layer, layer._grads) for layer in self._walk()]
        dx = self.backward(dout)
        for layer, grads in kept:
            layer._grads = grads
        return dx

    @property
    def params(self) -> Arrays:
        """What is trained, by name; the name of an inner layer comes first, as in ``"0.w"``."""
        return self._collected(lambda layer: layer._own("params"))

    @property
    def grads(self) -> Arrays:
        """The gradients of the last ``backward``, by the names of the parameters."""
        return self._collected(lambda layer: layer._grads)

    @property
    def buffers(self) -> Arrays:
        """What belongs to the layer but is not trained, such as running means, by name."""
        return self._collected(lambda layer: layer._own("buffers"))

    def parameters(self) -> list[np.ndarray]:
        """The parameters in a fixed order, for an optimizer, which changes them in place."""
        return list(self.params.values())

    def gradients(self) -> list[np.ndarray]:
        """The gradients in the order of ``parameters``."""
        grads = self.grads
        return [grads[name] for name in self.params]

    def weights(self) -> dict[str, np.ndarray]:
        """Copies of all parameters and buffers by name: what ``load_weights`` of either backend takes."""
        return {name: array.copy() for name, array in self._state().items()}

    def load_weights(self, weights: Arrays) -> Self:
        """Copy weights in; the layer keeps its arrays and their dtype.

        Args:
            weights: one array for each name in ``weights()``, of the same shape.

        Returns:
            The layer itself.

        Raises:
            ValueError: names are missing or unknown, or a shape differs.
        """
        own = self._state()
        check_weights(
            {name: array.shape for name, array in own.items()},
            {name: array.shape for name, array in weights.items()},
        )
        for name, array in own.items():
            array[...] = weights[name]
        return self

    def train(self) -> Self:
        """Switch to training."""
        return self._switch(training=True)

    def eval(self) -> Self:
        """Switch to evaluation."""
        return self._switch(training=False)

    def astype(self, dtype: DTypeLike) -> Self:
        """Turn all parameters and buffers into another dtype; do this before making an optimizer.

        Args:
            dtype: float32 or float64.

        Returns:
            The layer itself.
        """
        for layer in self._walk():
            for kind in layer._names:
                vars(layer).update({name: array.astype(dtype) for name, array in layer._own(kind).items()})
        return self

    def _recall(self) -> Any:
        """Return what the last ``forward`` left for ``backward``."""
        if self._cache is None:
            raise RuntimeError(f"{type(self).__name__}: call forward before backward")
        return self._cache

    def _keep(self, **gradients: np.ndarray) -> None:
        """Store the gradients of the parameters, given by their names."""
        self._grads = gradients

    def _switch(self, *, training: bool) -> Self:
        for layer in self._walk():
            layer.training = training
        return self

    def _state(self) -> Arrays:
        return {**self.params, **self.buffers}

    def _walk(self) -> "Iterator[Layer]":
        yield self
        for layer in self.layers.values():
            yield from layer._walk()

    def _own(self, kind: str) -> Arrays:
        return {name: getattr(self, name) for name in self._names[kind]}

    def _collected(self, own: "Callable[[Layer], Arrays]") -> Arrays:
        """Merge some arrays of this layer and of those inside; read-only, so that none gets lost."""
        named = dict(own(self))
        for name, layer in self.layers.items():
            named |= {f"{name}.{key}": array for key, array in layer._collected(own).items()}
        return MappingProxyType(named)
