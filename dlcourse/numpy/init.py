r"""Initial weights: random with a variance that keeps the scale of signals, orthogonal, or zero.

The variance depends on fan-in and fan-out of the shape: D and H for a linear weight (D, H);
C·KH·KW and F·KH·KW for a convolution (F, C, KH, KW).
"""

import math

import numpy as np
from numpy.typing import DTypeLike

from dlcourse.contracts.init import fans
from dlcourse.shapes import Shape


def xavier_uniform(shape: Shape, rng: np.random.Generator, *, dtype: DTypeLike = np.float32) -> np.ndarray:
    r"""Draw weights uniformly from $[-a, a]$ with $a = \sqrt{6 / (\mathrm{fan_{in}} + \mathrm{fan_{out}})}$.

    The variance is that of ``xavier_normal``: made for tanh and other activations with slope 1 at 0.

    Args:
        shape: (D, H) or (F, C, KH, KW).
        rng: the source of randomness.
        dtype: of the result.

    Returns:
        An array of that shape.

    Raises:
        ValueError: the shape is not that of a weight.

    Source: Glorot and Bengio, Understanding the Difficulty of Training Deep Networks, AISTATS 2010.
    """
    fan_in, fan_out = fans("xavier_uniform", shape)
    return _uniform(shape, 2 / (fan_in + fan_out), rng, dtype)


def xavier_normal(shape: Shape, rng: np.random.Generator, *, dtype: DTypeLike = np.float32) -> np.ndarray:
    r"""Draw normal weights with variance $2 / (\mathrm{fan_{in}} + \mathrm{fan_{out}})$.

    Args:
        shape: (D, H) or (F, C, KH, KW).
        rng: the source of randomness.
        dtype: of the result.

    Returns:
        An array of that shape.

    Raises:
        ValueError: the shape is not that of a weight.

    Source: Glorot and Bengio, Understanding the Difficulty of Training Deep Networks, AISTATS 2010.
    """
    fan_in, fan_out = fans("xavier_normal", shape)
    return _normal(shape, 2 / (fan_in + fan_out), rng, dtype)


def he_uniform(shape: Shape, rng: np.random.Generator, *, dtype: DTypeLike = np.float32) -> np.ndarray:
    r"""Draw weights uniformly from $[-a, a]$ with $a = \sqrt{6 / \mathrm{fan_{in}}}$.

    The variance is that of ``he_normal``: twice that of a linear layer, as ReLU cancels half of the signal.

    Args:
        shape: (D, H) or (F, C, KH, KW).
        rng: the source of randomness.
        dtype: of the result.

    Returns:
        An array of that shape.

    Raises:
        ValueError: the shape is not that of a weight.

    Source: He et al., Delving Deep into Rectifiers, ICCV 2015.
    """
    fan_in, _ = fans("he_uniform", shape)
    return _uniform(shape, 2 / fan_in, rng, dtype)


def he_normal(shape: Shape, rng: np.random.Generator, *, dtype: DTypeLike = np.float32) -> np.ndarray:
    r"""Draw normal weights with variance $2 / \mathrm{fan_{in}}$.

    Args:
        shape: (D, H) or (F, C, KH, KW).
        rng: the source of randomness.
        dtype: of the result.

    Returns:
        An array of that shape.

    Raises:
        ValueError: the shape is not that of a weight.

    Source: He et al., Delving Deep into Rectifiers, ICCV 2015.
    """
    fan_in, _ = fans("he_normal", shape)
    return _normal(shape, 2 / fan_in, rng, dtype)


def orthogonal(shape: Shape, rng: np.random.Generator, *, dtype: DTypeLike = np.float32) -> np.ndarray:
    r"""Draw a matrix with orthonormal rows or columns, whichever are fewer: $W W^\top = I$ or $W^\top W = I$.

    The matrix has the first axis as rows and all others as columns. It is the Q of a QR decomposition of a
    normal matrix; the signs of the diagonal of R make the draw uniform over all such matrices.

    Args:
        shape: (D, H) or (F, C, KH, KW).
        rng: the source of randomness.
        dtype: of the result.

    Returns:
        An array of that shape.

    Raises:
        ValueError: the shape is not that of a weight.

    Source: Saxe, McClelland and Ganguli, Exact Solutions to the Nonlinear Dynamics of Learning, ICLR 2014.
    """
    fans("orthogonal", shape)
    rows, columns = shape[0], math.prod(shape[1:])
    q, r = np.linalg.qr(rng.standard_normal((max(rows, columns), min(rows, columns))))
    q = q * np.sign(np.diag(r))
    return (q if rows >= columns else q.T).reshape(shape).astype(dtype)


def zeros(shape: Shape, rng: np.random.Generator, *, dtype: DTypeLike = np.float32) -> np.ndarray:
    """Return zeros, right for biases; as weights they leave all units of a layer equal for ever.

    Args:
        shape: any shape.
        rng: not used; here so that all initialisers can be called alike.
        dtype: of the result.

    Returns:
        An array of that shape.

    Source: Goodfellow, Bengio and Courville, Deep Learning, 2016, section 8.4.
    """
    return np.zeros(shape, dtype)


def _uniform(shape: Shape, variance: float, rng: np.random.Generator, dtype: DTypeLike) -> np.ndarray:
    bound = math.sqrt(3 * variance)
    return rng.uniform(-bound, bound, shape).astype(dtype)


def _normal(shape: Shape, variance: float, rng: np.random.Generator, dtype: DTypeLike) -> np.ndarray:
    return rng.normal(0, math.sqrt(variance), shape).astype(dtype)
