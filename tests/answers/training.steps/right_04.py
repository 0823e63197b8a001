# right: the state is a tuple after the first step
def sgd_momentum(param, grad, state, lr, momentum=0.9):
    if state == {}:
        v = grad + 0
    else:
        (v,) = state
        v = v * momentum + grad
    new_param = param - v * lr
    return new_param, (v,)


def adam(param, grad, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v, t = state if state else (0.0, 0.0, 0)
    t = t + 1
    m += (1 - beta1) * (grad - m)
    v = v + (1 - beta2) * (grad * grad - v)
    update = (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps)
    new_param = param - lr * update
    return new_param, (m, v, t)


def quick_descent():
    return {"lr": 0.05, "momentum": 0.6, "nesterov": False}
