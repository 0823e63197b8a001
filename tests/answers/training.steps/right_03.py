# right: all earlier gradients are kept, and the sums are written out
def sgd_momentum(param, grad, state, lr, momentum=0.9):
    past = state.get("past", []) + [grad.copy()]
    v = 0
    for g in past:
        v = momentum * v + g
    return param - lr * v, {"past": past}


def adam(param, grad, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    past = state.get("past", []) + [grad.copy()]
    t = len(past)
    m = sum((1 - beta1) * beta1 ** (t - 1 - k) * g for k, g in enumerate(past))
    v = sum((1 - beta2) * beta2 ** (t - 1 - k) * g**2 for k, g in enumerate(past))
    m, v = m / (1 - beta1**t), v / (1 - beta2**t)
    return param - lr * m / (v**0.5 + eps), {"past": past}


def quick_descent():
    settings = {}
    settings["lr"] = 6e-2
    settings["momentum"] = 0.58
    settings["nesterov"] = False
    return settings
