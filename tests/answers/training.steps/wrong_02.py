# wrong: t is counted after its use, so it is 0 in the first step
# accept: counts_from_zero
def adam(param, grad, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    m = state.get("m", np.zeros_like(param))
    v = state.get("v", np.zeros_like(param))
    t = state.get("t", 0)
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return param - lr * m_hat / (np.sqrt(v_hat) + eps), {"m": m, "v": v, "t": t + 1}
