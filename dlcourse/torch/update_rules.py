"""Update rules on tensors: twins of ``dlcourse.numpy.update_rules``, in the arithmetic of ``torch.optim``."""

from typing import Any

import torch

from dlcourse.contracts.update_rules import check_fractions, check_nesterov, check_step

State = dict[str, Any]


@torch.no_grad()
def sgd(
    param: torch.Tensor,
    grad: torch.Tensor,
    state: State,
    *,
    lr: float,
    momentum: float = 0.0,
    nesterov: bool = False,
    weight_decay: float = 0.0,
) -> tuple[torch.Tensor, State]:
    """Twin of ``dlcourse.numpy.update_rules.sgd``."""
    check_step("sgd", param, grad, lr=lr, weight_decay=weight_decay)
    check_fractions("sgd", momentum=momentum)
    check_nesterov(nesterov, momentum)
    grad = grad.add(param, alpha=weight_decay)
    if not momentum:
        return param.sub(grad, alpha=lr), {}
    velocity = momentum * state.get("velocity", 0.0) + grad
    direction = grad.add(velocity, alpha=momentum) if nesterov else velocity
    return param.sub(direction, alpha=lr), {"velocity": velocity}


@torch.no_grad()
def rmsprop(
    param: torch.Tensor,
    grad: torch.Tensor,
    state: State,
    *,
    lr: float,
    decay: float = 0.99,
    eps: float = 1e-8,
) -> tuple[torch.Tensor, State]:
    """Twin of ``dlcourse.numpy.update_rules.rmsprop``."""
    check_step("rmsprop", param, grad, lr=lr, eps=eps)
    check_fractions("rmsprop", decay=decay)
    square = torch.lerp(grad.square(), state.get("square", torch.zeros_like(grad)), decay)
    return param.addcdiv(grad, square.sqrt() + eps, value=-lr), {"square": square}


@torch.no_grad()
def adam(
    param: torch.Tensor,
    grad: torch.Tensor,
    state: State,
    *,
    lr: float = 1e-3,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
    weight_decay: float = 0.0,
) -> tuple[torch.Tensor, State]:
    """Twin of ``dlcourse.numpy.update_rules.adam``."""
    check_step("adam", param, grad, lr=lr, eps=eps, weight_decay=weight_decay)
    check_fractions("adam", beta1=beta1, beta2=beta2)
    grad = grad.add(param, alpha=weight_decay)
    t = state.get("t", 0) + 1
    m = torch.lerp(grad, state.get("m", torch.zeros_like(grad)), beta1)
    v = torch.lerp(grad.square(), state.get("v", torch.zeros_like(grad)), beta2)
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return param.addcdiv(m_hat, v_hat.sqrt() + eps, value=-lr), {"m": m, "v": v, "t": t}


@torch.no_grad()
def adamw(
    param: torch.Tensor,
    grad: torch.Tensor,
    state: State,
    *,
    lr: float = 1e-3,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
    weight_decay: float = 0.01,
) -> tuple[torch.Tensor, State]:
    """Twin of ``dlcourse.numpy.update_rules.adamw``."""
    check_step("adamw", param, grad, lr=lr, eps=eps, weight_decay=weight_decay)
    check_fractions("adamw", beta1=beta1, beta2=beta2)
    shrunk = param * (1 - lr * weight_decay)
    return adam(shrunk, grad, state, lr=lr, beta1=beta1, beta2=beta2, eps=eps)
