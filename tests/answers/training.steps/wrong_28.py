# wrong: hard-coded 0.9 and 0.999 in the correction instead of the arguments
# accept: corrections_hard_coded
import numpy as np


def sgd_momentum(param, grad, state, lr, momentum=0.9):
    state.setdefault("v", np.zeros(param.shape))
    state["v"] *= momentum
    state["v"] += grad
    step = np.copy(param)
    step -= (lr * state["v"]).astype(param.dtype)
    return step, state


def adam(param, grad, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    if state:
        steps, means, squares = state["all"]
    else:
        steps, means, squares = 0, np.zeros(grad.shape), np.zeros(grad.shape)
    steps += 1
    means = means + (1 - beta1) * (grad - means)
    squares = squares + (1 - beta2) * (np.square(grad) - squares)
    direction = means / (1 - 0.9**steps) / (np.sqrt(squares / (1 - 0.999**steps)) + eps)
    return np.asarray(param - lr * direction, dtype=param.dtype), {"all": (steps, means, squares)}


def quick_descent():
    keys = "lr", "momentum", "nesterov"
    return {key: value for key, value in zip(keys, (0.05, 0.65, False))}
