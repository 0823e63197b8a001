r"""Update rules: pure functions ``(param, grad, state) -> (new param, new state)``.

Every rule is one step for one parameter array. The state is a dictionary, empty before the first step;
nothing is changed in place, so each parameter must get the state of its own last step back.
"""

from typing import Any

import numpy as np

from dlcourse.contracts.update_rules import check_fractions, check_nesterov, check_step

State = dict[str, Any]


def sgd(
    param: np.ndarray,
    grad: np.ndarray,
    state: State,
    *,
    lr: float,
    momentum: float = 0.0,
    nesterov: bool = False,
    weight_decay: float = 0.0,
) -> tuple[np.ndarray, State]:
    r"""Take one step of stochastic gradient descent, optionally with momentum.

    $v \leftarrow \beta v + g, \qquad \theta \leftarrow \theta - \eta v$; Nesterov's form steps along
    $g + \beta v$. Weight decay adds $\lambda\theta$ to the gradient.

    Args:
        param: parameters, any shape.
        grad: gradient of the loss, same shape.
        state: what the previous step returned; ``{}`` at first.
        lr: learning rate $\eta$.
        momentum: $\beta$ in [0, 1); 0 is plain gradient descent.
        nesterov: look ahead along the velocity.
        weight_decay: $\lambda$, strength of the L2 penalty $\frac{\lambda}{2}\lVert\theta\rVert^2$.

    Returns:
        The new parameters and the new state ``{"velocity": ...}`` (empty without momentum).

    Raises:
        TypeError: an array does not hold floating-point numbers.
        ValueError: shapes differ, or an option is out of its range.

    Source: Sutskever et al., On the Importance of Initialization and Momentum in Deep Learning, ICML 2013.
    """
    check_step("sgd", param, grad, lr=lr, weight_decay=weight_decay)
    check_fractions("sgd", momentum=momentum)
    check_nesterov(nesterov, momentum)
    if weight_decay:
        grad = grad + weight_decay * param
    if not momentum:
        return param - float(lr) * grad, {}
    velocity = momentum * state.get("velocity", 0.0) + grad
    direction = grad + momentum * velocity if nesterov else velocity
    return param - float(lr) * direction, {"velocity": velocity}


def rmsprop(
    param: np.ndarray,
    grad: np.ndarray,
    state: State,
    *,
    lr: float,
    decay: float = 0.99,
    eps: float = 1e-8,
) -> tuple[np.ndarray, State]:
    r"""Take one step of RMSProp: divide the gradient by its running root mean square.

    $s \leftarrow \rho s + (1-\rho) g^2, \qquad \theta \leftarrow \theta - \eta\, g / (\sqrt{s} + \epsilon)$

    Args:
        param: parameters, any shape.
        grad: gradient of the loss, same shape.
        state: what the previous step returned; ``{}`` at first.
        lr: learning rate $\eta$.
        decay: $\rho$ in [0, 1), how slowly old gradients are forgotten.
        eps: $\epsilon$, keeps the division safe.

    Returns:
        The new parameters and the new state ``{"square": ...}``.

    Raises:
        TypeError: an array does not hold floating-point numbers.
        ValueError: shapes differ, or an option is out of its range.

    Source: Tieleman and Hinton, Neural Networks for Machine Learning, lecture 6.5, 2012.
    """
    check_step("rmsprop", param, grad, lr=lr, eps=eps)
    check_fractions("rmsprop", decay=decay)
    square = decay * state.get("square", 0.0) + (1 - decay) * grad**2
    return param - float(lr) * grad / (np.sqrt(square) + eps), {"square": square}


def adam(
    param: np.ndarray,
    grad: np.ndarray,
    state: State,
    *,
    lr: float = 1e-3,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
    weight_decay: float = 0.0,
) -> tuple[np.ndarray, State]:
    r"""Take one step of Adam: momentum divided by the root mean square, both corrected for their start at 0.

    $m \leftarrow \beta_1 m + (1-\beta_1) g, \quad v \leftarrow \beta_2 v + (1-\beta_2) g^2, \quad
    \hat m = m / (1-\beta_1^t), \quad \hat v = v / (1-\beta_2^t)$

    $\theta \leftarrow \theta - \eta\, \hat m / (\sqrt{\hat v} + \epsilon)$

    Args:
        param: parameters, any shape.
        grad: gradient of the loss, same shape.
        state: what the previous step returned; ``{}`` at first.
        lr: learning rate $\eta$.
        beta1: decay of the mean of the gradients, in [0, 1).
        beta2: decay of the mean of their squares, in [0, 1).
        eps: $\epsilon$, keeps the division safe; outside the root.
        weight_decay: $\lambda$ of an L2 penalty, added to the gradient (compare ``adamw``).

    Returns:
        The new parameters and the new state ``{"m": ..., "v": ..., "t": number of steps}``.

    Raises:
        TypeError: an array does not hold floating-point numbers.
        ValueError: shapes differ, or an option is out of its range.

    Source: Kingma and Ba, Adam: a Method for Stochastic Optimization, ICLR 2015, algorithm 1.
    """
    check_step("adam", param, grad, lr=lr, eps=eps, weight_decay=weight_decay)
    check_fractions("adam", beta1=beta1, beta2=beta2)
    if weight_decay:
        grad = grad + weight_decay * param
    t = state.get("t", 0) + 1
    m = beta1 * state.get("m", 0.0) + (1 - beta1) * grad
    v = beta2 * state.get("v", 0.0) + (1 - beta2) * grad**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return param - float(lr) * m_hat / (np.sqrt(v_hat) + eps), {"m": m, "v": v, "t": t}


def adamw(
    param: np.ndarray,
    grad: np.ndarray,
    state: State,
    *,
    lr: float = 1e-3,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
    weight_decay: float = 0.01,
) -> tuple[np.ndarray, State]:
    r"""Take one step of AdamW: shrink the parameters first, then step as Adam does.

    $\theta \leftarrow (1 - \eta\lambda)\,\theta$, then Adam's step. The decay does not pass through Adam's
    division, so it acts equally on parameters with small and with large gradients.

    Args:
        param: parameters, any shape.
        grad: gradient of the loss, same shape.
        state: what the previous step returned; ``{}`` at first.
        lr: learning rate $\eta$.
        beta1: decay of the mean of the gradients, in [0, 1).
        beta2: decay of the mean of their squares, in [0, 1).
        eps: $\epsilon$, keeps the division safe; outside the root.
        weight_decay: $\lambda$, share of the parameters that a learning rate of 1 would remove.

    Returns:
        The new parameters and the new state ``{"m": ..., "v": ..., "t": number of steps}``.

    Raises:
        TypeError: an array does not hold floating-point numbers.
        ValueError: shapes differ, or an option is out of its range.

    Source: Loshchilov and Hutter, Decoupled Weight Decay Regularization, ICLR 2019, algorithm 2.
    """
    check_step("adamw", param, grad, lr=lr, eps=eps, weight_decay=weight_decay)
    check_fractions("adamw", beta1=beta1, beta2=beta2)
    shrunk = param * (1 - float(lr) * weight_decay)
    return adam(shrunk, grad, state, lr=lr, beta1=beta1, beta2=beta2, eps=eps)
