"""The perceptron: the first algorithm that learns from its mistakes, one at a time."""

import numpy as np

from dlcourse.contracts.regression import check_data, check_epochs, check_labels, check_weights


def perceptron_fit(
    x: np.ndarray, y: np.ndarray, *, max_epochs: int = 100
) -> tuple[np.ndarray, np.floating, list[int]]:
    r"""Learn a separating line from mistakes only, going through the samples in their order.

    A sample is a mistake when $y_n (w^T x_n + b) \le 0$; then $w \leftarrow w + y_n x_n$ and
    $b \leftarrow b + y_n$. It stops after a pass without mistakes. Where a unit vector $(w, b)$ exists with
    $y_n (w^T x_n + b) \ge \gamma$ for all samples, there are at most $(R/\gamma)^2$ mistakes, R being the
    largest norm of $(x_n, 1)$.

    Args:
        x: samples (N, D).
        y: labels (N,), -1 or 1, of any dtype.
        max_epochs: most passes over the data; reached when the data cannot be separated.

    Returns:
        The weights (D,), the bias, and the index of the sample of each mistake, in the order made.

    Raises:
        TypeError: ``x`` does not hold floating-point numbers.
        ValueError: the shapes do not fit, or a label is neither -1 nor 1.

    Source: Rosenblatt, The Perceptron, Psychological Review 65, 1958. The bound: Novikoff, On Convergence
    Proofs on Perceptrons, 1962.
    """
    check_data("perceptron_fit", x, y)
    check_labels("perceptron_fit", set(np.unique(y).tolist()), (-1, 1))
    check_epochs("perceptron_fit", max_epochs)
    y = y.astype(x.dtype)
    w, b = np.zeros(x.shape[1], x.dtype), x.dtype.type(0)
    mistakes: list[int] = []
    for _ in range(max_epochs):
        mistakes_before = len(mistakes)
        for n in range(len(x)):
            if y[n] * (x[n] @ w + b) <= 0:
                w = w + y[n] * x[n]
                b = b + y[n]
                mistakes.append(n)
        if len(mistakes) == mistakes_before:
            break
    return w, b, mistakes


def perceptron_predict(x: np.ndarray, w: np.ndarray, b: float | np.floating) -> np.ndarray:
    r"""Say on which side of the line each sample lies: 1 where $w^T x + b > 0$, else -1.

    Args:
        x: samples (N, D).
        w: weights (D,).
        b: bias.

    Returns:
        Labels (N,), -1 or 1, in the dtype of ``x``.

    Raises:
        TypeError: an array does not hold floating-point numbers.
        ValueError: the shapes do not fit.

    Source: Rosenblatt, The Perceptron, Psychological Review 65, 1958.
    """
    check_weights("perceptron_predict", x, w)
    return np.where(x @ w + b > 0, 1, -1).astype(x.dtype)
