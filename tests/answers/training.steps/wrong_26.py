# wrong: t is read before it is counted up; max hides the division by zero in the first step, and all later corrections are one step behind
# accept: correction_late
import torch
import numpy as np


def sgd_momentum(param, grad, state, lr, momentum=0.9):
    p, g = torch.as_tensor(param), torch.as_tensor(grad)
    v = state.get("v", torch.zeros_like(g)) * momentum + g
    return (p - lr * v).numpy().astype(param.dtype), {"v": v}


def adam(param, grad, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    t = max(state.get("t", 0), 1)
    m = beta1 * state.get("m", 0.0) + (1 - beta1) * grad
    v = beta2 * state.get("v", 0.0) + (1 - beta2) * grad**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    new = param - lr * m_hat / (np.sqrt(v_hat) + eps)
    return new.astype(param.dtype), {"t": state.get("t", 0) + 1, "m": m, "v": v}


def quick_descent():
    settings = {}
    settings["lr"] = 6e-2
    settings["momentum"] = 3 / 5
    settings["nesterov"] = False
    return settings
