"""Central differences: the judge of every backward pass written by hand."""

from collections.abc import Callable
from typing import Any

import numpy as np


def assert_gradients(
    forward: Callable[..., tuple[Any, Any]],
    backward: Callable[[Any, Any], Any],
    *args: Any,
    seed: int = 31415,
    step: float = 1e-5,
    tolerance: float = 1e-7,
    **options: Any,
) -> None:
    """Assert that a backward agrees with central differences, for each differentiable argument separately.

    The upstream gradient is random: one of ones would hide a product that should be a quotient.

    Args:
        forward: returns ``(out, cache)``; ``out`` may be a tuple.
        backward: takes ``(dout, cache)``, returns one gradient or a tuple of them.
        args: positional arguments; the float64 arrays among them count as differentiable, in order.
        seed: of the upstream gradient.
        step: half the distance between the two points of a difference.
        tolerance: bound on max|a - b| / max|b|.
        options: keyword arguments of ``forward``.
    """
    out, cache = forward(*args, **options)
    rng = np.random.default_rng(seed)
    outs = out if isinstance(out, tuple) else (out,)
    douts = tuple(rng.standard_normal(np.shape(o)) for o in outs)
    gradients = backward(douts if isinstance(out, tuple) else douts[0], cache)
    gradients = gradients if isinstance(gradients, tuple) else (gradients,)

    def objective(*changed: Any) -> float:
        out, _ = forward(*changed, **options)
        outs = out if isinstance(out, tuple) else (out,)
        return sum(float(np.sum(o * d)) for o, d in zip(outs, douts, strict=True))

    positions = [i for i, a in enumerate(args) if isinstance(a, np.ndarray) and a.dtype == np.float64]
    assert len(gradients) == len(positions), f"{len(gradients)} gradients for {len(positions)} arrays"
    for position, gradient in zip(positions, gradients, strict=True):
        expected = numeric_gradient(objective, args, position, step)
        assert gradient.shape == expected.shape, (
            f"argument {position}: {gradient.shape}, not {expected.shape}"
        )
        error = np.abs(gradient - expected).max(initial=0) / max(np.abs(expected).max(initial=0), 1e-8)
        assert error <= tolerance, f"argument {position}: relative error {error:.2e}\n{gradient}\n{expected}"


def numeric_gradient(
    objective: Callable[..., float], args: tuple, position: int, step: float = 1e-5
) -> np.ndarray:
    """Return the central differences of a scalar function with respect to one of its array arguments."""
    point = np.array(args[position], order="C")
    gradient = np.empty_like(point)
    for index in np.ndindex(point.shape):
        value = point[index]
        sides = []
        for shifted in (value + step, value - step):
            point[index] = shifted
            sides.append(objective(*args[:position], point, *args[position + 1 :]))
        point[index] = value
        gradient[index] = (sides[0] - sides[1]) / (2 * step)
    return gradient
