# wrong: RMSProp with correction: the gradient instead of m
# accept: without_mean
def adam(param, grad, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    t = state.get("t", 0) + 1
    v = beta2 * state.get("v", 0) + (1 - beta2) * grad**2
    return param - lr * grad / (np.sqrt(v / (1 - beta2**t)) + eps), {"v": v, "t": t}
