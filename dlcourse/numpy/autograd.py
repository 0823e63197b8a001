"""Reverse-mode automatic differentiation on one page: a ``Value`` remembers how it was made.

Every operation stores its parents and one small function, its *pullback*, that turns the gradient of its
result into gradients of its parents. ``backward`` calls the pullbacks from the output back to the leaves.

Source: Baydin et al., Automatic Differentiation in Machine Learning: a Survey, JMLR 18 (2018), section 3.2.
"""

from collections.abc import Callable
from typing import Any, Union

import numpy as np

Pullback = Callable[[np.ndarray], tuple[np.ndarray, ...]]
Operand = Union["Value", np.ndarray, float]


class Value:
    """An array in a computation graph.

    Attributes:
        data: the numbers, a floating-point array (a Python number becomes a float64 array without axes).
        grad: the gradient of the outputs that ``backward`` was called on, summed over the calls; same shape.
        op: what made this value, such as ``"*"``; empty for a leaf.
        parents: the values it was made from.
    """

    __array_ufunc__ = None  # array * value: NumPy leaves it to Value.__rmul__

    def __init__(
        self, data: Any, op: str = "", parents: tuple["Value", ...] = (), pullback: Pullback | None = None
    ):
        is_number = isinstance(data, int | float) and not isinstance(data, bool)
        self.data = np.asarray(data, dtype=np.float64 if is_number else None)
        if self.data.dtype.kind != "f":
            raise TypeError(f"Value: data must hold floating-point numbers, got {self.data.dtype}")
        self.grad = np.zeros_like(self.data)
        self.op, self.parents, self._pullback = op, parents, pullback

    def __repr__(self) -> str:
        made_by = f", op={self.op!r}" if self.op else ""
        return f"Value({self.data!r}{made_by})"

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of the data."""
        return self.data.shape

    def backward(self, upstream: np.ndarray | None = None) -> None:
        """Add the gradient of this value with respect to every value it depends on to their ``grad``.

        Args:
            upstream: gradient of the final result with respect to this value, same shape; default: 1, for a
                value with a single number.

        Raises:
            ValueError: without ``upstream`` on a value with several numbers, or with one of another shape.
        """
        if upstream is None and self.data.size != 1:
            raise ValueError(
                f"backward: a value of shape {self.shape} needs an upstream gradient of that shape"
            )
        seed = np.ones_like(self.data) if upstream is None else np.asarray(upstream, dtype=self.data.dtype)
        if seed.shape != self.shape:
            raise ValueError(f"backward: upstream must have shape {self.shape}, got {seed.shape}")
        flowing = {self: seed}
        for value in reversed(topological_order(self)):
            gradient = flowing.pop(value)
            value.grad = np.asarray(value.grad + gradient)
            if value._pullback:
                for parent, part in zip(value.parents, value._pullback(gradient), strict=True):
                    part = unbroadcast(part, parent.shape)
                    flowing[parent] = flowing[parent] + part if parent in flowing else part  # forks add up

    def zero_grad(self) -> None:
        """Set the gradient back to zero, as before every training step."""
        self.grad = np.zeros_like(self.data)

    # Arithmetic; shapes broadcast as in NumPy.

    def __add__(self, other: Operand) -> "Value":
        b = self._as_value(other)
        return Value(self.data + b.data, "+", (self, b), lambda g: (g, g))

    def __sub__(self, other: Operand) -> "Value":
        b = self._as_value(other)
        return Value(self.data - b.data, "-", (self, b), lambda g: (g, -g))

    def __mul__(self, other: Operand) -> "Value":
        b = self._as_value(other)
        x, y = self.data, b.data
        return Value(x * y, "*", (self, b), lambda g: (g * y, g * x))

    def __truediv__(self, other: Operand) -> "Value":
        b = self._as_value(other)
        y, out = b.data, self.data / b.data
        return Value(out, "/", (self, b), lambda g: (g / y, -g * out / y))

    def __pow__(self, n: float) -> "Value":
        if isinstance(n, Value):
            raise TypeError("Value ** n: the exponent must be a plain number, got a Value")
        x = self.data
        return Value(x**n, f"**{n}", (self,), lambda g: (g * n * x ** (n - 1),))

    def __matmul__(self, other: Operand) -> "Value":
        b = self._as_value(other)
        x, y = self.data, b.data
        if x.ndim < 2 or y.ndim < 2:
            raise ValueError(f"Value @ Value: both need at least two axes, got {x.shape} and {y.shape}")
        return Value(x @ y, "@", (self, b), lambda g: (g @ y.mT, x.mT @ g))

    def __neg__(self) -> "Value":
        return Value(-self.data, "neg", (self,), lambda g: (-g,))

    def __radd__(self, other: Operand) -> "Value":
        return self._as_value(other) + self

    def __rsub__(self, other: Operand) -> "Value":
        return self._as_value(other) - self

    def __rmul__(self, other: Operand) -> "Value":
        return self._as_value(other) * self

    def __rtruediv__(self, other: Operand) -> "Value":
        return self._as_value(other) / self

    def __rmatmul__(self, other: Operand) -> "Value":
        return self._as_value(other) @ self

    # Functions of each element.

    def exp(self) -> "Value":
        """Return e to the power of every element."""
        out = np.exp(self.data)
        return Value(out, "exp", (self,), lambda g: (g * out,))

    def log(self) -> "Value":
        """Return the natural logarithm of every element."""
        x = self.data
        return Value(np.log(x), "log", (self,), lambda g: (g / x,))

    def tanh(self) -> "Value":
        """Return the hyperbolic tangent of every element."""
        out = np.tanh(self.data)
        return Value(out, "tanh", (self,), lambda g: (g * (1 - out**2),))

    def relu(self) -> "Value":
        """Return max(0, x) of every element; its slope at 0 counts as 0."""
        x = self.data
        return Value(np.maximum(x, 0), "relu", (self,), lambda g: (g * (x > 0),))

    # Sums and changes of shape.

    def sum(self, axis: int | None = None, *, keepdims: bool = False) -> "Value":
        """Return the sum over one axis, or over everything."""

        def spread(g: np.ndarray) -> tuple[np.ndarray]:
            kept = g if axis is None or keepdims else np.expand_dims(g, axis)
            return (np.broadcast_to(kept, self.shape),)

        return Value(self.data.sum(axis=axis, keepdims=keepdims), "sum", (self,), spread)

    def mean(self, axis: int | None = None, *, keepdims: bool = False) -> "Value":
        """Return the mean over one axis, or over everything."""
        return self.sum(axis, keepdims=keepdims) / (self.data.size if axis is None else self.shape[axis])

    def reshape(self, *shape: int) -> "Value":
        """Return the same numbers in another shape."""
        return Value(self.data.reshape(*shape), "reshape", (self,), lambda g: (g.reshape(self.shape),))

    @property
    def T(self) -> "Value":
        """The value with its axes in reverse order."""
        return Value(self.data.T, "T", (self,), lambda g: (g.T,))

    def __getitem__(self, index: Any) -> "Value":
        def scatter(g: np.ndarray) -> tuple[np.ndarray]:
            dx = np.zeros_like(self.data)
            np.add.at(dx, index, g)  # an element that was taken twice gets both gradients
            return (dx,)

        return Value(self.data[index], "[]", (self,), scatter)

    def _as_value(self, other: Operand) -> "Value":
        """Numbers take the dtype of this value, so that ``2 * value`` stays float32."""
        if isinstance(other, Value):
            return other
        return Value(np.asarray(other, dtype=self.data.dtype) if np.ndim(other) == 0 else other)


def topological_order(output: Value) -> list[Value]:
    """List every value that ``output`` depends on, each one after all of its parents.

    It keeps its own stack instead of recursing, so a graph may be deeper than Python's recursion limit.

    Args:
        output: the last value of the graph.

    Returns:
        The values from the leaves to ``output``.
    """
    order: list[Value] = []
    seen = {output}
    stack = [(output, iter(output.parents))]
    while stack:
        value, waiting = stack[-1]
        parent = next((p for p in waiting if p not in seen), None)
        if parent is None:
            order.append(value)
            stack.pop()
        else:
            seen.add(parent)
            stack.append((parent, iter(parent.parents)))
    return order


def unbroadcast(g: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    r"""Sum a gradient over the axes that broadcasting had stretched: the adjoint of broadcasting.

    Copying one number to several places forwards means adding the gradients of those places backwards:
    $\partial L/\partial x_j = \sum_{i:\,i \to j} g_i$.

    Args:
        g: gradient with respect to the stretched array.
        shape: shape of the array before it was stretched.

    Returns:
        The gradient with respect to the array itself, of shape ``shape``.

    Raises:
        ValueError: ``shape`` does not broadcast to the shape of ``g``.
    """
    added = g.ndim - len(shape)
    pairs = zip(g.shape[max(added, 0) :], shape, strict=False)
    if added < 0 or any(small not in (1, large) for large, small in pairs):
        raise ValueError(f"unbroadcast: shape {shape} does not broadcast to {g.shape}")
    g = g.sum(axis=tuple(range(added)))
    stretched = tuple(axis for axis, size in enumerate(shape) if size == 1)
    return g.sum(axis=stretched, keepdims=True)
