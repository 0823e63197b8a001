"""Gradient clipping: keeps one exploding gradient from throwing the parameters far away."""

import math
from collections.abc import Sequence

import numpy as np

from dlcourse.contracts.update_rules import check_gradients


def global_norm(grads: Sequence[np.ndarray]) -> float:
    r"""Compute the Euclidean norm of all gradients together, as if they were one long vector.

    $\lVert g \rVert = \sqrt{\sum_k \lVert g_k \rVert^2}$, summed in float64 so that large float32 gradients
    do not overflow.

    Args:
        grads: gradients of any shapes.

    Returns:
        The norm.

    Source: Pascanu, Mikolov and Bengio, On the Difficulty of Training Recurrent Neural Networks, ICML 2013.
    """
    return math.sqrt(sum(float(np.square(grad, dtype=np.float64).sum()) for grad in grads))


def clip_by_norm(grads: Sequence[np.ndarray], max_norm: float) -> list[np.ndarray]:
    r"""Shorten all gradients by one common factor so that their global norm is at most ``max_norm``.

    $g_k \leftarrow g_k \min(1, c / \lVert g \rVert)$: the direction of the step does not change.

    Args:
        grads: gradients of any shapes.
        max_norm: largest norm allowed $c$.

    Returns:
        New arrays; copies of the given ones where nothing had to be shortened.

    Raises:
        TypeError: a gradient does not hold floating-point numbers.
        ValueError: ``max_norm`` is not positive.

    Source: Pascanu, Mikolov and Bengio, On the Difficulty of Training Recurrent Neural Networks, ICML 2013,
    algorithm 1.
    """
    check_gradients("clip_by_norm", grads, max_norm, "max_norm")
    norm = global_norm(grads)
    scale = float(max_norm) / norm if norm > max_norm else 1.0
    return [grad * scale for grad in grads]


def clip_by_value(grads: Sequence[np.ndarray], limit: float) -> list[np.ndarray]:
    r"""Cut every element into $[-c, c]$; unlike clipping by norm this may turn the step's direction.

    Args:
        grads: gradients of any shapes.
        limit: largest magnitude allowed $c$.

    Returns:
        New arrays.

    Raises:
        TypeError: a gradient does not hold floating-point numbers.
        ValueError: ``limit`` is not positive.

    Source: Goodfellow, Bengio and Courville, Deep Learning, 2016, section 10.11.1.
    """
    check_gradients("clip_by_value", grads, limit, "limit")
    return [np.clip(grad, -float(limit), float(limit)) for grad in grads]
