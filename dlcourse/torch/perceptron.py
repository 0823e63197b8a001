"""The perceptron on tensors; the twin of ``dlcourse.numpy.perceptron``."""

import torch

from dlcourse.contracts.regression import check_data, check_epochs, check_labels, check_weights


@torch.no_grad()
def perceptron_fit(
    x: torch.Tensor, y: torch.Tensor, *, max_epochs: int = 100
) -> tuple[torch.Tensor, torch.Tensor, list[int]]:
    """Twin of ``dlcourse.numpy.perceptron.perceptron_fit``."""
    check_data("perceptron_fit", x, y)
    check_labels("perceptron_fit", set(y.unique().tolist()), (-1, 1))
    check_epochs("perceptron_fit", max_epochs)
    y = y.to(x.dtype)
    w, b = x.new_zeros(x.shape[1]), x.new_zeros(())
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


@torch.no_grad()
def perceptron_predict(x: torch.Tensor, w: torch.Tensor, b: float | torch.Tensor) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.perceptron.perceptron_predict``."""
    check_weights("perceptron_predict", x, w)
    return torch.where(x @ w + b > 0, 1, -1).to(x.dtype)
