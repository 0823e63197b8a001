"""Linear and logistic regression on tensors; the twin of ``dlcourse.numpy.regression``."""

from collections.abc import Callable

import torch
import torch.nn.functional as F

from dlcourse.contracts.regression import check_data, check_descent, check_labels, check_ridge, check_weights
from dlcourse.contracts.requirements import require_float

Gradients = tuple[torch.Tensor, torch.Tensor]
Fit = tuple[torch.Tensor, torch.Tensor, torch.Tensor]


def mse_and_grad(
    x: torch.Tensor, y: torch.Tensor, w: torch.Tensor, b: float | torch.Tensor
) -> tuple[torch.Tensor, Gradients]:
    """Twin of ``dlcourse.numpy.regression.mse_and_grad``; the gradients come from autograd."""
    require_float("mse_and_grad", y=y)
    check_data("mse_and_grad", x, y)
    check_weights("mse_and_grad", x, w)
    return _loss_and_grad(F.mse_loss, x, y, w, b)


def bce_and_grad(
    x: torch.Tensor, y: torch.Tensor, w: torch.Tensor, b: float | torch.Tensor
) -> tuple[torch.Tensor, Gradients]:
    """Twin of ``dlcourse.numpy.regression.bce_and_grad``; the gradients come from autograd."""
    check_data("bce_and_grad", x, y)
    check_weights("bce_and_grad", x, w)
    check_labels("bce_and_grad", set(y.unique().tolist()), (0, 1))
    return _loss_and_grad(F.binary_cross_entropy_with_logits, x, y.to(x.dtype), w, b)


def fit_normal(x: torch.Tensor, y: torch.Tensor, *, ridge: float = 0.0) -> tuple[torch.Tensor, torch.Tensor]:
    """Twin of ``dlcourse.numpy.regression.fit_normal``, by the pseudo-inverse, which also runs on a GPU."""
    require_float("fit_normal", y=y)
    check_data("fit_normal", x, y)
    check_ridge("fit_normal", ridge)
    count, features = x.shape
    penalty = (count * ridge) ** 0.5 * torch.eye(features, dtype=x.dtype, device=x.device)
    rows = torch.cat([x - x.mean(0), penalty])
    targets = torch.cat([y - y.mean(), y.new_zeros(features)])
    w = torch.linalg.pinv(rows) @ targets
    return w, y.mean() - x.mean(0) @ w


def fit_gd(x: torch.Tensor, y: torch.Tensor, *, lr: float, steps: int, ridge: float = 0.0) -> Fit:
    """Twin of ``dlcourse.numpy.regression.fit_gd``."""
    require_float("fit_gd", y=y)
    check_data("fit_gd", x, y)
    check_descent("fit_gd", lr, steps, ridge)
    return _descend(F.mse_loss, x, y, lr, steps, ridge)


def fit_logistic(x: torch.Tensor, y: torch.Tensor, *, lr: float, steps: int, ridge: float = 0.0) -> Fit:
    """Twin of ``dlcourse.numpy.regression.fit_logistic``."""
    check_data("fit_logistic", x, y)
    check_labels("fit_logistic", set(y.unique().tolist()), (0, 1))
    check_descent("fit_logistic", lr, steps, ridge)
    return _descend(F.binary_cross_entropy_with_logits, x, y.to(x.dtype), lr, steps, ridge)


def _loss_and_grad(
    loss: Callable[..., torch.Tensor],
    x: torch.Tensor,
    y: torch.Tensor,
    w: torch.Tensor,
    b: float | torch.Tensor,
) -> tuple[torch.Tensor, Gradients]:
    w = w.detach().requires_grad_()
    b = torch.as_tensor(b, dtype=x.dtype, device=x.device).detach().requires_grad_()
    with torch.enable_grad():
        value = loss(x @ w + b, y)
    dw, db = torch.autograd.grad(value, (w, b))
    return value.detach(), (dw, db)


def _descend(
    loss: Callable[..., torch.Tensor], x: torch.Tensor, y: torch.Tensor, lr: float, steps: int, ridge: float
) -> Fit:
    w, b = x.new_zeros(x.shape[1]), x.new_zeros(())
    objective = x.new_empty(steps)
    for step in range(steps):
        value, (dw, db) = _loss_and_grad(loss, x, y, w, b)
        objective[step] = value + ridge * (w @ w)
        w = w - lr * (dw + 2 * ridge * w)
        b = b - lr * db
    return w, b, objective
