"""Linear and logistic regression: losses with their gradients, and two ways to the minimum."""

from collections.abc import Callable

import numpy as np

from dlcourse.contracts.regression import check_data, check_descent, check_labels, check_ridge, check_weights
from dlcourse.contracts.requirements import require_float
from dlcourse.numpy.activations import sigmoid, softplus

Gradients = tuple[np.ndarray, np.floating]
Fit = tuple[np.ndarray, np.floating, np.ndarray]


def mse_and_grad(
    x: np.ndarray, y: np.ndarray, w: np.ndarray, b: float | np.floating
) -> tuple[np.floating, Gradients]:
    r"""Compute the mean squared error of a linear model and its gradient.

    $L = \frac1N \lVert r \rVert^2, \quad \nabla_w L = \frac2N X^T r, \quad
    \partial_b L = \frac2N \sum_n r_n$ with the residuals $r = Xw + b - y$.

    Args:
        x: inputs (N, D).
        y: targets (N,); a column (N, 1) is refused, since subtracting it from (N,) would make an N x N table.
        w: weights (D,).
        b: bias.

    Returns:
        The loss, and the gradients with respect to ``w`` (D,) and ``b``.

    Raises:
        TypeError: an array does not hold floating-point numbers.
        ValueError: the shapes do not fit.

    Source: Bishop, Pattern Recognition and Machine Learning, 2006, section 3.1.1.
    """
    require_float("mse_and_grad", y=y)
    check_data("mse_and_grad", x, y)
    check_weights("mse_and_grad", x, w)
    residual = x @ w + b - y
    dscore = 2 / len(y) * residual
    return np.mean(residual**2), (x.T @ dscore, dscore.sum())


def bce_and_grad(
    x: np.ndarray, y: np.ndarray, w: np.ndarray, b: float | np.floating
) -> tuple[np.floating, Gradients]:
    r"""Compute the binary cross-entropy of a logistic model and its gradient, safely for large scores.

    $L = \frac1N \sum_n \log(1 + e^{z_n}) - y_n z_n, \quad \nabla_w L = \frac1N X^T (p - y), \quad
    \partial_b L = \frac1N \sum_n (p_n - y_n)$ with the scores $z = Xw + b$ and $p = \sigma(z)$.

    Args:
        x: inputs (N, D).
        y: labels (N,), 0 or 1, of any dtype.
        w: weights (D,).
        b: bias.

    Returns:
        The loss, and the gradients with respect to ``w`` (D,) and ``b``.

    Raises:
        TypeError: ``x`` or ``w`` does not hold floating-point numbers.
        ValueError: the shapes do not fit, or a label is neither 0 nor 1.

    Source: Bishop, Pattern Recognition and Machine Learning, 2006, section 4.3.2.
    """
    check_data("bce_and_grad", x, y)
    check_weights("bce_and_grad", x, w)
    check_labels("bce_and_grad", set(np.unique(y).tolist()), (0, 1))
    y = y.astype(x.dtype)
    score = x @ w + b
    dscore = (sigmoid(score)[0] - y) / len(y)
    return np.mean(softplus(score)[0] - y * score), (x.T @ dscore, dscore.sum())


def fit_normal(x: np.ndarray, y: np.ndarray, *, ridge: float = 0.0) -> tuple[np.ndarray, np.floating]:
    r"""Fit a linear model in one step by the normal equation, with an optional ridge penalty.

    Minimises $\frac1N \lVert Xw + b - y \rVert^2 + \lambda \lVert w \rVert^2$; the bias is not penalised, so
    the data are centred first: $(X_c^T X_c + N\lambda I)\, w = X_c^T y_c, \; b = \bar y - \bar x^T w$.
    The equation is solved as a least-squares problem: where the columns of x depend on each other it has
    many solutions, and the shortest one is returned.

    Args:
        x: inputs (N, D).
        y: targets (N,).
        ridge: $\lambda$, strength of the penalty.

    Returns:
        The weights (D,) and the bias.

    Raises:
        TypeError: an array does not hold floating-point numbers.
        ValueError: the shapes do not fit, or ``ridge`` is negative.

    Source: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2009, section 3.4.1.
    """
    require_float("fit_normal", y=y)
    check_data("fit_normal", x, y)
    check_ridge("fit_normal", ridge)
    count, features = x.shape
    penalty = np.sqrt(count * ridge).astype(x.dtype) * np.eye(features, dtype=x.dtype)
    rows = np.concatenate([x - x.mean(0), penalty])
    targets = np.concatenate([y - y.mean(), np.zeros(features, x.dtype)])
    w = np.linalg.lstsq(rows, targets)[0]
    return w, y.mean() - x.mean(0) @ w


def fit_gd(x: np.ndarray, y: np.ndarray, *, lr: float, steps: int, ridge: float = 0.0) -> Fit:
    r"""Fit a linear model by gradient descent from zero, on the objective of ``fit_normal``.

    Converges for $\eta < 2 / \lambda_{max}$, the largest eigenvalue of the objective's second derivative.

    Args:
        x: inputs (N, D).
        y: targets (N,).
        lr: learning rate $\eta$.
        steps: number of steps, each over all data.
        ridge: $\lambda$ of the penalty $\lambda \lVert w \rVert^2$; the bias is not penalised.

    Returns:
        The weights (D,), the bias, and the objective before each step (steps,).

    Raises:
        TypeError: an array does not hold floating-point numbers.
        ValueError: the shapes do not fit, or a number is out of its range.

    Source: Goodfellow, Bengio and Courville, Deep Learning, 2016, sections 4.3 and 5.9.
    """
    require_float("fit_gd", y=y)
    check_data("fit_gd", x, y)
    check_descent("fit_gd", lr, steps, ridge)
    return _descend(mse_and_grad, x, y, lr, steps, ridge)


def fit_logistic(x: np.ndarray, y: np.ndarray, *, lr: float, steps: int, ridge: float = 0.0) -> Fit:
    r"""Fit a logistic model by gradient descent from zero.

    On linearly separable data the loss has no minimum: without a penalty the weights grow for ever.

    Args:
        x: inputs (N, D).
        y: labels (N,), 0 or 1, of any dtype.
        lr: learning rate.
        steps: number of steps, each over all data.
        ridge: $\lambda$ of the penalty $\lambda \lVert w \rVert^2$; the bias is not penalised.

    Returns:
        The weights (D,), the bias, and the objective before each step (steps,).

    Raises:
        TypeError: ``x`` does not hold floating-point numbers.
        ValueError: the shapes do not fit, a label is neither 0 nor 1, or a number is out of its range.

    Source: Bishop, Pattern Recognition and Machine Learning, 2006, section 4.3.2.
    """
    check_data("fit_logistic", x, y)
    check_labels("fit_logistic", set(np.unique(y).tolist()), (0, 1))
    check_descent("fit_logistic", lr, steps, ridge)
    return _descend(bce_and_grad, x, y, lr, steps, ridge)


def _descend(
    loss_and_grad: Callable[..., tuple[np.floating, Gradients]],
    x: np.ndarray,
    y: np.ndarray,
    lr: float,
    steps: int,
    ridge: float,
) -> Fit:
    w, b = np.zeros(x.shape[1], x.dtype), x.dtype.type(0)
    objective = np.empty(steps, x.dtype)
    for step in range(steps):
        loss, (dw, db) = loss_and_grad(x, y, w, b)
        objective[step] = loss + ridge * (w @ w)
        w = w - float(lr) * (dw + 2 * float(ridge) * w)
        b = b - float(lr) * db
    return w, b, objective
