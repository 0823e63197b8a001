# right: the learning rate goes into the velocity, as in Keras; the state is changed in place
def sgd_momentum(param, grad, state, lr, momentum=0.9):
    state["v"] = momentum * state.get("v", 0) - lr * grad
    return param + state["v"], state


def adam(param, grad, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    if not state:
        state["m"] = np.zeros_like(grad)
        state["v"] = np.zeros_like(grad)
        state["t"] = 0
    state["t"] += 1
    state["m"] = beta1 * state["m"] + (1 - beta1) * grad
    state["v"] = beta2 * state["v"] + (1 - beta2) * grad**2
    mhat = state["m"] / (1 - beta1 ** state["t"])
    vhat = state["v"] / (1 - beta2 ** state["t"])
    return param - lr * mhat / (np.sqrt(vhat) + eps), state


def quick_descent():
    return dict(lr=0.055, momentum=0.62, nesterov=False)
