# wrong: momentum hard-coded to its default
# accept: argument_ignored
import numpy as np
import math


def sgd_momentum(param, grad, state, lr, momentum=0.9):
    state.setdefault("v", np.zeros(param.shape))
    state["v"] *= 0.9
    state["v"] += grad
    step = np.copy(param)
    step -= (lr * state["v"]).astype(param.dtype)
    return step, state


def adam(param, grad, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    size = param.size
    t = 1 + state.get("t", 0)
    m, v = list(state.get("m", [0.0] * size)), list(state.get("v", [0.0] * size))
    out = param.copy()
    for i, g in enumerate(float(number) for number in grad.flat):
        m[i] = beta1 * m[i] + (1 - beta1) * g
        v[i] = beta2 * v[i] + (1 - beta2) * g * g
        root = math.sqrt(v[i] / (1 - beta2**t))
        out.flat[i] = float(param.flat[i]) - lr * (m[i] / (1 - beta1**t)) / (root + eps)
    return out, {"t": t, "m": m, "v": v}


def quick_descent():
    """Polyak's rule of thumb for curvatures 1 and 40, with a little less momentum."""

    def arrives(lr, beta):
        c, theta, v, late = np.array([1.0, 40.0]), np.array([-1.8, 0.9]), np.zeros(2), 0
        goal = 0.01 * np.linalg.norm(theta)
        for t in range(1, 200):
            v = beta * v + c * theta
            theta = theta - lr * v
            if np.linalg.norm(theta) >= goal:
                late = t
        return late + 1

    pairs = [(lr, beta) for lr in np.arange(0.04, 0.09, 0.005) for beta in np.arange(0.5, 0.8, 0.05)]
    lr, beta = min(pairs, key=lambda pair: arrives(*pair))
    return {"lr": float(lr), "momentum": float(beta), "nesterov": False}
