# wrong: 1 - beta * t
# accept: factor_not_power
def adam(param, grad, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    t = state.get("t", 0) + 1
    m = beta1 * state.get("m", 0) + (1 - beta1) * grad
    v = beta2 * state.get("v", 0) + (1 - beta2) * np.square(grad)
    return param - lr * m / (1 - beta1 * t) / (np.sqrt(v / (1 - beta2 * t)) + eps), dict(m=m, v=v, t=t)
