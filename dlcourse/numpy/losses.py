r"""Loss functions: each returns the mean over the batch, a scalar, and its cache.

Targets are constants: every backward returns the gradient of the first argument alone. Its ``dout`` is the
upstream gradient of the scalar loss, 1 where the loss is the end of the graph.
"""

import numpy as np

from dlcourse.contracts.losses import (
    check_bce,
    check_bce_with_logits,
    check_cross_entropy,
    check_elementwise,
    check_kl_divergence,
)
from dlcourse.numpy.activations import log_softmax, sigmoid

Loss = tuple[np.floating, tuple]


def mse(predictions: np.ndarray, targets: np.ndarray) -> Loss:
    r"""Mean squared error over all elements: $\frac1M \sum_i (\hat y_i - y_i)^2$, without a factor ½.

    Args:
        predictions: $\hat y$, any shape with M elements.
        targets: $y$, the same shape.

    Returns:
        The scalar loss and the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: the shapes differ, or there is no element.

    Source: Goodfellow, Bengio and Courville, Deep Learning, 2016, section 5.1.4.
    """
    check_elementwise("mse", predictions=predictions, targets=targets)
    error = predictions - targets
    return np.mean(error * error), (error,)


def mse_backward(dout: float, cache: tuple) -> np.ndarray:
    r"""Return the gradient of the predictions, $\frac2M (\hat y - y)$ times ``dout``.

    Args:
        dout: upstream gradient, a scalar.
        cache: what ``mse`` returned.
    """
    (error,) = cache
    return (float(dout) * 2 / error.size) * error


def mae(predictions: np.ndarray, targets: np.ndarray) -> Loss:
    r"""Mean absolute error over all elements: $\frac1M \sum_i |\hat y_i - y_i|$.

    Args:
        predictions: $\hat y$, any shape with M elements.
        targets: $y$, the same shape.

    Returns:
        The scalar loss and the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: the shapes differ, or there is no element.

    Source: Bishop, Pattern Recognition and Machine Learning, 2006, section 1.5.5 (Minkowski loss, q = 1).
    """
    check_elementwise("mae", predictions=predictions, targets=targets)
    error = predictions - targets
    return np.mean(np.abs(error)), (error,)


def mae_backward(dout: float, cache: tuple) -> np.ndarray:
    r"""Return the gradient of the predictions, $\frac1M \mathrm{sign}(\hat y - y)$ times ``dout``.

    At the kink, $\hat y = y$, it is 0.

    Args:
        dout: upstream gradient, a scalar.
        cache: what ``mae`` returned.
    """
    (error,) = cache
    return (float(dout) / error.size) * np.sign(error)


def bce(probabilities: np.ndarray, targets: np.ndarray) -> Loss:
    r"""Binary cross-entropy of probabilities: $-\frac1M \sum_i [y_i \log p_i + (1 - y_i) \log(1 - p_i)]$.

    Logarithms are cut off at -100, so that a confident mistake costs 100 instead of infinity. Where there are
    logits, ``bce_with_logits`` needs no cut and keeps the gradient.

    Args:
        probabilities: $p$ in [0, 1], any shape with M elements.
        targets: $y$ in [0, 1], the same shape.

    Returns:
        The scalar loss and the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: the shapes differ, there is no element, or a value lies outside [0, 1].

    Source: Bishop, Pattern Recognition and Machine Learning, 2006, section 4.3.2.
    """
    check_bce(probabilities, targets)
    p, y = probabilities, targets
    with np.errstate(divide="ignore"):
        log_p, log_not_p = np.maximum(np.log(p), -100), np.maximum(np.log1p(-p), -100)
    return -np.mean(y * log_p + (1 - y) * log_not_p), (p, y)


def bce_backward(dout: float, cache: tuple) -> np.ndarray:
    r"""Return the gradient of the probabilities, ``dout`` $(p - y) / \max(p (1 - p), 10^{-12}) / M$.

    Args:
        dout: upstream gradient, a scalar.
        cache: what ``bce`` returned.
    """
    p, y = cache
    return (float(dout) / p.size) * ((p - y) / np.maximum(p * (1 - p), 1e-12))


@np.errstate(under="ignore")
def bce_with_logits(logits: np.ndarray, targets: np.ndarray) -> Loss:
    r"""Binary cross-entropy of the sigmoid of logits: $\frac1M \sum_i [\log(1 + e^{z_i}) - y_i z_i]$.

    Equal to ``bce`` of $\sigma(z)$, but exact, with a gradient, for all logits. It is computed as
    $\max(z, 0) - y z + \log(1 + e^{-|z|})$, where nothing overflows and the large terms cancel exactly.

    Args:
        logits: $z$, any shape with M elements.
        targets: $y$ in [0, 1], the same shape.

    Returns:
        The scalar loss and the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: the shapes differ, there is no element, or a target lies outside [0, 1].

    Source: Goodfellow, Bengio and Courville, Deep Learning, 2016, section 6.2.2.2.
    """
    check_bce_with_logits(logits, targets)
    z, y = logits, targets
    return np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))), (z, y)


def bce_with_logits_backward(dout: float, cache: tuple) -> np.ndarray:
    r"""Return the gradient of the logits, $\frac1M (\sigma(z) - y)$ times ``dout``.

    Args:
        dout: upstream gradient, a scalar.
        cache: what ``bce_with_logits`` returned.
    """
    logits, targets = cache
    p, _ = sigmoid(logits)
    return (float(dout) / p.size) * (p - targets)


def cross_entropy(logits: np.ndarray, targets: np.ndarray, *, label_smoothing: float = 0.0) -> Loss:
    r"""Cross-entropy of softmax probabilities: $-\frac1N \sum_n \sum_k q_{nk} \log p_{nk}$.

    Here $p = \mathrm{softmax}(z)$, and the target distribution is
    $q_{nk} = (1 - \epsilon) [k = y_n] + \epsilon / K$: with $\epsilon = 0$ all on the true class.

    Args:
        logits: $z$, shape (N, K).
        targets: $y$, N class indices in [0, K).
        label_smoothing: $\epsilon$ in [0, 1].

    Returns:
        The scalar loss, averaged over the N rows, and the cache.

    Raises:
        TypeError: the logits are not floating-point numbers, or the targets not integers.
        ValueError: shapes do not fit, a label lies outside [0, K), or the smoothing outside [0, 1].

    Source: Szegedy et al., Rethinking the Inception Architecture for Computer Vision, CVPR 2016, section 7.
    """
    check_cross_entropy(logits, targets, label_smoothing)
    log_p, _ = log_softmax(logits)
    rows, classes = logits.shape
    q = np.full_like(logits, label_smoothing / classes)
    q[np.arange(rows), targets] += 1 - label_smoothing
    return -np.sum(q * log_p) / logits.dtype.type(rows), (log_p, q)


@np.errstate(under="ignore")
def cross_entropy_backward(dout: float, cache: tuple) -> np.ndarray:
    r"""Return the gradient of the logits, $\frac1N (p - q)$ times ``dout``.

    Args:
        dout: upstream gradient, a scalar.
        cache: what ``cross_entropy`` returned.
    """
    log_p, q = cache
    return (float(dout) / len(q)) * (np.exp(log_p) - q)


def kl_divergence(log_q: np.ndarray, p: np.ndarray) -> Loss:
    r"""Kullback-Leibler divergence: $\frac1N \sum_n \sum_k p_{nk} (\log p_{nk} - \log q_{nk})$.

    The order of the arguments is that of all losses, model first: it measures $D(p \,\|\, q)$, in nats.
    A class with $p_{nk} = 0$ adds 0.

    Args:
        log_q: the model's log-probabilities, shape (N, K), as ``log_softmax`` gives them.
        p: the target's probabilities, shape (N, K), every row summing to 1.

    Returns:
        The scalar divergence, averaged over the N rows, and the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: shapes differ or are not (N, K), or the rows of ``p`` are no probability distributions.

    Source: Kullback and Leibler, On Information and Sufficiency, Annals of Mathematical Statistics 22, 1951.
    """
    check_kl_divergence(log_q, p)
    log_p = np.log(np.where(p > 0, p, 1))
    return np.sum(p * (log_p - log_q)) / p.dtype.type(len(p)), (p,)


def kl_divergence_backward(dout: float, cache: tuple) -> np.ndarray:
    r"""Return the gradient of the log-probabilities, $-\frac1N p$ times ``dout``.

    Args:
        dout: upstream gradient, a scalar.
        cache: what ``kl_divergence`` returned.
    """
    (p,) = cache
    return (-float(dout) / len(p)) * p
