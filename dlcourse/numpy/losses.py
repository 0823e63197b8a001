r"""Loss functions: each returns the mean over the batch, a scalar, and its cache.

Targets and weights are constants: every backward returns the gradient of the first argument alone. Its
``dout`` is the upstream gradient of the scalar loss, 1 where the loss is the end of the graph.
"""

from typing import Any

import numpy as np

from dlcourse.contracts.losses import (
    check_bce,
    check_bce_with_logits,
    check_cross_entropy,
    check_elementwise,
    check_kl_divergence,
)
from dlcourse.numpy._reductions import reduced, upstream
from dlcourse.numpy.activations import log_softmax, sigmoid

Loss = tuple[Any, tuple]


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


def bce(
    probabilities: np.ndarray,
    targets: np.ndarray,
    *,
    weight: np.ndarray | None = None,
    reduction: str = "mean",
) -> Loss:
    r"""Binary cross-entropy of probabilities: $-\frac1M \sum_i [y_i \log p_i + (1 - y_i) \log(1 - p_i)]$.

    Logarithms are cut off at -100, so that a confident mistake costs 100 instead of infinity. Where there are
    logits, ``bce_with_logits`` needs no cut and keeps the gradient.

    Args:
        probabilities: $p$ in [0, 1], any shape with M elements.
        targets: $y$ in [0, 1], the same shape.
        weight: factor of each element's loss, a shape that broadcasts to that of the probabilities; a mean
            still divides by M, as in PyTorch. Default: 1.
        reduction: "mean" over all elements, "sum", or "none" for the loss of each element.

    Returns:
        The scalar loss, or with "none" losses in the shape of the probabilities, and the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: the shapes do not fit, there is no element, a value lies outside [0, 1], a weight is
            negative, or the reduction is unknown.

    Source: Bishop, Pattern Recognition and Machine Learning, 2006, section 4.3.2.
    """
    check_bce(probabilities, targets, weight, reduction)
    p, y = probabilities, targets
    with np.errstate(divide="ignore"):
        log_p, log_not_p = np.maximum(np.log(p), -100), np.maximum(np.log1p(-p), -100)
    losses = -(y * log_p + (1 - y) * log_not_p)
    losses = losses if weight is None else weight * losses
    return reduced(losses, reduction, p.size), (p, y, weight, reduction)


def bce_backward(dout: float | np.ndarray, cache: tuple) -> np.ndarray:
    r"""Return the gradient of the probabilities, ``dout`` $(p - y) / \max(p (1 - p), 10^{-12}) / M$.

    A weight is a factor; without a mean there is no division by M.

    Args:
        dout: upstream gradient, a scalar, or with "none" one number for each element.
        cache: what ``bce`` returned.
    """
    p, y, weight, reduction = cache
    dp = upstream(dout, reduction, p.size) * ((p - y) / np.maximum(p * (1 - p), 1e-12))
    return dp if weight is None else weight * dp


@np.errstate(under="ignore")
def bce_with_logits(
    logits: np.ndarray,
    targets: np.ndarray,
    *,
    weight: np.ndarray | None = None,
    pos_weight: np.ndarray | None = None,
    reduction: str = "mean",
) -> Loss:
    r"""Binary cross-entropy of the sigmoid of logits: $\frac1M \sum_i [\log(1 + e^{z_i}) - y_i z_i]$.

    Equal to ``bce`` of $\sigma(z)$, but exact, with a gradient, for all logits. It is computed as
    $y \log(1 + e^{-z}) + (1 - y) \log(1 + e^z)$ with $\log(1 + e^z) = \max(z, 0) + \log(1 + e^{-|z|})$, where
    nothing overflows.

    Args:
        logits: $z$, any shape with M elements.
        targets: $y$ in [0, 1], the same shape.
        weight: factor of each element's loss, a shape that broadcasts to that of the logits; a mean still
            divides by M, as in PyTorch. Default: 1.
        pos_weight: factor of the term of the positive class, $y \log(1 + e^{-z})$, alone; a shape as for
            ``weight``, often one number for each column. Default: 1.
        reduction: "mean" over all elements, "sum", or "none" for the loss of each element.

    Returns:
        The scalar loss, or with "none" losses in the shape of the logits, and the cache.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: the shapes do not fit, there is no element, a target lies outside [0, 1], a weight is
            negative, or the reduction is unknown.

    Source: Goodfellow, Bengio and Courville, Deep Learning, 2016, section 6.2.2.2.
    """
    check_bce_with_logits(logits, targets, weight, pos_weight, reduction)
    z, y = logits, targets
    positive = y if pos_weight is None else pos_weight * y
    rest = np.log1p(np.exp(-np.abs(z)))
    losses = positive * (np.maximum(-z, 0) + rest) + (1 - y) * (np.maximum(z, 0) + rest)
    losses = losses if weight is None else weight * losses
    return reduced(losses, reduction, z.size), (z, positive, 1 - y, weight, reduction)


def bce_with_logits_backward(dout: float | np.ndarray, cache: tuple) -> np.ndarray:
    r"""Return the gradient of the logits, $\frac1M (\sigma(z) - y)$ times ``dout``.

    With a weight a of the positive class it is $\frac1M [(1 - y)\, \sigma(z) - a y\, (1 - \sigma(z))]$. The
    weight of an element is a factor of it, and without a mean there is no division by M.

    Args:
        dout: upstream gradient, a scalar, or with "none" one number for each element.
        cache: what ``bce_with_logits`` returned.
    """
    logits, positive, negative, weight, reduction = cache
    p, _ = sigmoid(logits)
    dz = upstream(dout, reduction, p.size) * (negative * p - positive * (1 - p))
    return dz if weight is None else weight * dz


def cross_entropy(
    logits: np.ndarray,
    targets: np.ndarray,
    *,
    label_smoothing: float = 0.0,
    weight: np.ndarray | None = None,
    ignore_index: int | None = None,
    reduction: str = "mean",
) -> Loss:
    r"""Cross-entropy of softmax probabilities: $-\frac1N \sum_n \sum_k q_{nk} \log p_{nk}$.

    Here $p = \mathrm{softmax}(z)$, and the target distribution is
    $q_{nk} = (1 - \epsilon) [k = y_n] + \epsilon / K$: with $\epsilon = 0$ all on the true class.

    With class weights w the loss of a row is $-\sum_k w_k q_{nk} \log p_{nk}$, and the mean divides by the
    sum of $w_{y_n}$ instead of N. All is as in PyTorch, whose ``ignore_index`` is -100 unless it is given.

    Args:
        logits: $z$, shape (N, K), or (N, K, ...) with one label for each pixel or step behind K.
        targets: $y$, class indices in [0, K), shape (N,), or (N, ...).
        label_smoothing: $\epsilon$ in [0, 1].
        weight: w, one for each class, shape (K,); default: 1.
        ignore_index: a label whose rows count for nothing, such as that of padding; default: none.
        reduction: "mean" over the rows that count, "sum", or "none" for the loss of each row.

    Returns:
        The scalar loss, or with "none" losses in the shape of the targets, 0 where ignored, and the cache.
        A mean over nothing, because all labels are ignored or have weight 0, is NaN.

    Raises:
        TypeError: the logits are not floating-point numbers, the targets not integers, or the dtypes of
            weights and logits differ.
        ValueError: shapes do not fit, a label lies outside [0, K), the smoothing outside [0, 1], a weight is
            negative, or the reduction is unknown.

    Source: Szegedy et al., Rethinking the Inception Architecture for Computer Vision, CVPR 2016, section 7.
    """
    check_cross_entropy(logits, targets, label_smoothing, weight, ignore_index, reduction)
    counts = np.ones(targets.shape, bool) if ignore_index is None else targets != ignore_index
    labels = np.where(counts, targets, 0)
    log_p, _ = log_softmax(logits, axis=1)
    q = _smoothed(labels, logits, label_smoothing)
    divisor = counts.sum()
    if weight is not None:
        q *= weight.reshape(-1, *[1] * (logits.ndim - 2))
        divisor = weight[labels[counts]].sum()
    losses = -np.sum(q * log_p, axis=1) * counts
    return reduced(losses, reduction, float(divisor)), (log_p, q, counts, reduction, float(divisor))


@np.errstate(under="ignore")
def cross_entropy_backward(dout: float | np.ndarray, cache: tuple) -> np.ndarray:
    r"""Return the gradient of the logits, $\frac1N (p - q)$ times ``dout``.

    With weights it is $p_{nk} \sum_j w_j q_{nj} - w_k q_{nk}$ over the sum of $w_{y_n}$. A row that does not
    count gets 0.

    Args:
        dout: upstream gradient, a scalar, or with "none" one number for each row.
        cache: what ``cross_entropy`` returned.
    """
    log_p, q, counts, reduction, divisor = cache
    rows = np.zeros(counts.shape, log_p.dtype)
    np.copyto(rows, upstream(dout, reduction, divisor), where=counts)
    return np.expand_dims(rows, 1) * (q.sum(axis=1, keepdims=True) * np.exp(log_p) - q)


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


def _smoothed(labels: np.ndarray, logits: np.ndarray, label_smoothing: float) -> np.ndarray:
    """The target distributions: all but a share, which all classes get alike, on the true class."""
    share = label_smoothing / logits.shape[1]
    q = np.full_like(logits, share)
    np.put_along_axis(q, np.expand_dims(labels, 1), 1 - label_smoothing + share, axis=1)
    return q
