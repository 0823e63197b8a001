# right: state is changed in place and handed back, powers of the betas instead of a counter
import numpy as np


def sgd_momentum(param, grad, state, lr, momentum=0.9):
    state.setdefault("v", np.zeros(param.shape))
    state["v"] *= momentum
    state["v"] += grad
    step = np.copy(param)
    step -= (lr * state["v"]).astype(param.dtype)
    return step, state


def adam(param, grad, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    if "betas" not in state:
        # the powers of the betas are kept, instead of a counter
        state.update(m=np.zeros(param.shape), v=np.zeros(param.shape), betas=np.ones(2))
    state["betas"] *= (beta1, beta2)
    for key, beta, new in (("m", beta1, grad), ("v", beta2, grad * grad)):
        state[key] *= beta
        state[key] += (1 - beta) * new
    c1, c2 = 1 - state["betas"]
    rate = lr / c1
    update = rate * state["m"] / (np.sqrt(state["v"]) / np.sqrt(c2) + eps)
    return (param - update).astype(param.dtype), state


def quick_descent():
    keys = "lr", "momentum", "nesterov"
    return {key: value for key, value in zip(keys, (0.05, 0.65, False))}
