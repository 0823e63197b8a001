r"""Activation functions and their derivatives, elementwise except for the softmax pair.

Where exp(x) would overflow, a form that only needs exp(-|x|) is used. That may underflow to 0, which is the
right limit, so the functions switch off NumPy's (by default silent) underflow signal.

At a kink the derivative is the one from the left, as in PyTorch: $\mathrm{relu}'(0) = 0$.
"""

import math

import numpy as np

from dlcourse.contracts.activations import check_gelu, check_softmax
from dlcourse.contracts.requirements import require_float
from dlcourse.numpy._erf import erf

Pair = tuple[np.ndarray, np.ndarray]


@np.errstate(under="ignore")
def sigmoid(x: np.ndarray) -> Pair:
    r"""Squash every element into (0, 1): $\sigma(x) = 1 / (1 + e^{-x})$.

    Args:
        x: any shape.

    Returns:
        out, shaped as ``x``, and the cache (out itself).

    Raises:
        TypeError: ``x`` does not hold floating-point numbers.

    Source: Goodfellow, Bengio and Courville, Deep Learning, 2016, section 3.10.
    """
    require_float("sigmoid", x=x)
    e = np.exp(-np.abs(x))
    out = np.where(x >= 0, 1, e) / (1 + e)
    return out, out


@np.errstate(under="ignore")
def sigmoid_backward(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    r"""Return ``dx``, from $\sigma' = \sigma (1 - \sigma)$.

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``sigmoid`` returned.
    """
    out = cache
    return dout * (out * (1 - out))


def tanh(x: np.ndarray) -> Pair:
    r"""Squash every element into (-1, 1): $\tanh x = (e^x - e^{-x}) / (e^x + e^{-x})$.

    Args:
        x: any shape.

    Returns:
        out, shaped as ``x``, and the cache (out itself).

    Raises:
        TypeError: ``x`` does not hold floating-point numbers.

    Source: LeCun et al., Efficient BackProp, 1998, section 4.4.
    """
    require_float("tanh", x=x)
    out = np.tanh(x)
    return out, out


@np.errstate(under="ignore")
def tanh_backward(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    r"""Return ``dx``, from $\tanh' = 1 - \tanh^2$.

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``tanh`` returned.
    """
    out = cache
    return dout * (1 - out * out)


def relu(x: np.ndarray) -> Pair:
    r"""Keep positive elements, set the others to zero: $\max(x, 0)$.

    Args:
        x: any shape.

    Returns:
        out, shaped as ``x``, and the cache (where ``x`` is positive).

    Raises:
        TypeError: ``x`` does not hold floating-point numbers.

    Source: Nair and Hinton, Rectified Linear Units Improve Restricted Boltzmann Machines, ICML 2010.
    """
    require_float("relu", x=x)
    return np.maximum(x, 0), x > 0


def relu_backward(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    """Return ``dx``: the upstream gradient where ``x`` was positive, else 0 (also at 0).

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``relu`` returned.
    """
    positive = cache
    return dout * positive


def leaky_relu(x: np.ndarray, *, slope: float = 0.01) -> tuple[np.ndarray, tuple]:
    r"""Keep positive elements, scale the others by a small slope $a$: $x$ if $x > 0$ else $a x$.

    Args:
        x: any shape.
        slope: $a$.

    Returns:
        out, shaped as ``x``, and the cache.

    Raises:
        TypeError: ``x`` does not hold floating-point numbers.

    Source: Maas, Hannun and Ng, Rectifier Nonlinearities Improve Neural Network Acoustic Models, ICML 2013.
    """
    require_float("leaky_relu", x=x)
    slope = float(slope)
    return np.where(x > 0, x, slope * x), (x > 0, slope)


def leaky_relu_backward(dout: np.ndarray, cache: tuple) -> np.ndarray:
    """Return ``dx``: the upstream gradient where ``x`` was positive, else the slope times it (also at 0).

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``leaky_relu`` returned.
    """
    positive, slope = cache
    return np.where(positive, dout, slope * dout)


@np.errstate(under="ignore")
def elu(x: np.ndarray, *, alpha: float = 1.0) -> tuple[np.ndarray, tuple]:
    r"""Keep positive elements, bend the others towards $-\alpha$: $x$ if $x > 0$ else $\alpha (e^x - 1)$.

    Args:
        x: any shape.
        alpha: $\alpha$.

    Returns:
        out, shaped as ``x``, and the cache.

    Raises:
        TypeError: ``x`` does not hold floating-point numbers.

    Source: Clevert, Unterthiner and Hochreiter, Fast and Accurate Deep Network Learning by ELUs, ICLR 2016.
    """
    require_float("elu", x=x)
    alpha = float(alpha)
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0))), (x, alpha)


@np.errstate(under="ignore")
def elu_backward(dout: np.ndarray, cache: tuple) -> np.ndarray:
    r"""Return ``dx``, from the derivative $1$ if $x > 0$ else $\alpha e^x$ (also at 0).

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``elu`` returned.
    """
    x, alpha = cache
    return dout * np.where(x > 0, 1, alpha * np.exp(np.minimum(x, 0)))


@np.errstate(under="ignore")
def gelu(x: np.ndarray, *, approximate: str = "none") -> tuple[np.ndarray, tuple]:
    r"""Weight every element by the share of a standard normal that lies below it: $x\,\Phi(x)$.

    Exact: $\Phi(x) = \frac12 (1 + \mathrm{erf}(x / \sqrt 2))$. Approximate:
    $\Phi(x) \approx \frac12 (1 + \tanh(\sqrt{2/\pi} (x + 0.044715 x^3)))$.

    Args:
        x: any shape.
        approximate: ``"none"`` for the exact form, ``"tanh"`` for the approximate one.

    Returns:
        out, shaped as ``x``, and the cache.

    Raises:
        TypeError: ``x`` does not hold floating-point numbers.
        ValueError: another value of ``approximate``.

    Source: Hendrycks and Gimpel, Gaussian Error Linear Units, 2016.
    """
    check_gelu(x, approximate)
    if approximate == "tanh":
        below = (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))) / 2
    else:
        below = (1 + erf(x / math.sqrt(2))) / 2
    return x * below, (x, below, approximate)


@np.errstate(under="ignore")
def gelu_backward(dout: np.ndarray, cache: tuple) -> np.ndarray:
    r"""Return ``dx``, from the derivative $\Phi(x) + x\,\Phi'(x)$.

    Exact: $\Phi'(x) = e^{-x^2/2} / \sqrt{2\pi}$. Approximate:
    $\Phi' \approx 2 \Phi (1 - \Phi) \sqrt{2/\pi} (1 + 3 \cdot 0.044715 x^2)$.

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``gelu`` returned.
    """
    x, below, approximate = cache
    if approximate == "tanh":
        density = 2 * below * (1 - below) * math.sqrt(2 / math.pi) * (1 + 3 * 0.044715 * x**2)
    else:
        density = np.exp(-(x**2) / 2) / math.sqrt(2 * math.pi)
    return dout * (below + x * density)


@np.errstate(under="ignore")
def silu(x: np.ndarray) -> tuple[np.ndarray, tuple]:
    r"""Weight every element by its own sigmoid: $x\,\sigma(x)$, also called swish.

    Args:
        x: any shape.

    Returns:
        out, shaped as ``x``, and the cache.

    Raises:
        TypeError: ``x`` does not hold floating-point numbers.

    Source: Elfwing, Uchibe and Doya, Sigmoid-Weighted Linear Units, Neural Networks 107, 2018.
    """
    require_float("silu", x=x)
    gate, _ = sigmoid(x)
    return x * gate, (x, gate)


@np.errstate(under="ignore")
def silu_backward(dout: np.ndarray, cache: tuple) -> np.ndarray:
    r"""Return ``dx``, from the derivative $\sigma (1 + x (1 - \sigma))$.

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``silu`` returned.
    """
    x, gate = cache
    return dout * (gate * (1 + x * (1 - gate)))


@np.errstate(under="ignore")
def softplus(x: np.ndarray) -> Pair:
    r"""Smooth the kink of ReLU: $\log(1 + e^x) = \max(x, 0) + \log(1 + e^{-|x|})$.

    Args:
        x: any shape.

    Returns:
        out, shaped as ``x``, and the cache (``x``).

    Raises:
        TypeError: ``x`` does not hold floating-point numbers.

    Source: Glorot, Bordes and Bengio, Deep Sparse Rectifier Neural Networks, AISTATS 2011.
    """
    require_float("softplus", x=x)
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x))), x


@np.errstate(under="ignore")
def softplus_backward(dout: np.ndarray, cache: np.ndarray) -> np.ndarray:
    r"""Return ``dx``: the derivative of softplus is the sigmoid.

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``softplus`` returned.
    """
    slope, _ = sigmoid(cache)
    return dout * slope


@np.errstate(under="ignore")
def softmax(x: np.ndarray, *, axis: int = -1) -> tuple[np.ndarray, tuple]:
    r"""Turn logits into probabilities: $p_i = e^{x_i} / \sum_j e^{x_j}$, computed from $x - \max x$.

    Args:
        x: logits, any shape with at least one axis.
        axis: the axis along which the probabilities sum to 1.

    Returns:
        out, shaped as ``x``, and the cache.

    Raises:
        TypeError: ``x`` does not hold floating-point numbers.
        ValueError: ``x`` has no such axis.

    Source: Goodfellow, Bengio and Courville, Deep Learning, 2016, sections 4.1 and 6.2.2.3.
    """
    check_softmax("softmax", x, axis)
    weights = np.exp(x - x.max(axis=axis, keepdims=True))
    out = weights / weights.sum(axis=axis, keepdims=True)
    return out, (out, axis)


@np.errstate(under="ignore")
def softmax_backward(dout: np.ndarray, cache: tuple) -> np.ndarray:
    r"""Return ``dx``: with $g$ for ``dout``, $p_i (g_i - \sum_j g_j p_j)$.

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``softmax`` returned.
    """
    p, axis = cache
    return p * (dout - (dout * p).sum(axis=axis, keepdims=True))


@np.errstate(under="ignore")
def log_softmax(x: np.ndarray, *, axis: int = -1) -> tuple[np.ndarray, tuple]:
    r"""Return the logarithms of the softmax probabilities, always finite: $x_i - \log \sum_j e^{x_j}$.

    Args:
        x: logits, any shape with at least one axis.
        axis: the axis along which the probabilities sum to 1.

    Returns:
        out, shaped as ``x``, and the cache.

    Raises:
        TypeError: ``x`` does not hold floating-point numbers.
        ValueError: ``x`` has no such axis.

    Source: Goodfellow, Bengio and Courville, Deep Learning, 2016, section 6.2.2.3.
    """
    check_softmax("log_softmax", x, axis)
    shifted = x - x.max(axis=axis, keepdims=True)
    out = shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))
    return out, (out, axis)


@np.errstate(under="ignore")
def log_softmax_backward(dout: np.ndarray, cache: tuple) -> np.ndarray:
    r"""Return ``dx``: with $g$ for ``dout``, $g_i - p_i \sum_j g_j$.

    Args:
        dout: upstream gradient, shaped as out.
        cache: what ``log_softmax`` returned.
    """
    out, axis = cache
    return dout - np.exp(out) * dout.sum(axis=axis, keepdims=True)
