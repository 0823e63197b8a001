# wrong: m keeps 1 - beta1 of the old
# accept: weights_swapped
def adam(param, grad, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    t = state.get("t", 0) + 1
    m = (1 - beta1) * state.get("m", 0) + beta1 * grad
    v = (1 - beta2) * state.get("v", 0) + beta2 * grad**2
    return param - lr * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps), {"m": m, "v": v, "t": t}
