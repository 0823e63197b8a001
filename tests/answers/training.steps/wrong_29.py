# wrong: one v for the whole array: the mean of the squares
# accept: mean_of_all
import numpy as np


def sgd_momentum(param, grad, state, lr, momentum=0.9):
    v = momentum * state.get("v", np.zeros_like(param)) + grad
    new = param - lr * v
    return new.astype(param.dtype), {"v": v}


def adam(param, grad, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    t = state.get("t", 0) + 1
    m = beta1 * state.get("m", 0.0) + (1 - beta1) * grad
    v = beta2 * state.get("v", 0.0) + (1 - beta2) * np.mean(grad**2)
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    new = param - lr * m_hat / (np.sqrt(v_hat) + eps)
    return new.astype(param.dtype), {"t": t, "m": m, "v": v}


def quick_descent():
    return {"lr": 0.065, "momentum": 0.6, "nesterov": False}
