# wrong: beta1 and beta2 swapped in the two running means
# accept: betas_swapped
import numpy as np


def sgd_momentum(param, grad, state, lr, momentum=0.9):
    out = np.empty_like(param)
    old = state["v"] if "v" in state else [0.0] * param.size
    v = []
    for g, before in zip(grad.ravel().tolist(), old):
        v.append(momentum * before + g)
    out.flat = [p - lr * x for p, x in zip(param.ravel().tolist(), v)]
    return out, {"v": v}


def adam(param, grad, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    if "betas" not in state:
        # the powers of the betas are kept, instead of a counter
        state.update(m=np.zeros(param.shape), v=np.zeros(param.shape), betas=np.ones(2))
    state["betas"] *= (beta1, beta2)
    for key, beta, new in (("m", beta2, grad), ("v", beta1, grad * grad)):
        state[key] *= beta
        state[key] += (1 - beta) * new
    c1, c2 = 1 - state["betas"]
    rate = lr / c1
    update = rate * state["m"] / (np.sqrt(state["v"]) / np.sqrt(c2) + eps)
    return (param - update).astype(param.dtype), state


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
