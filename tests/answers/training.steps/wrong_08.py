# wrong: the length of the whole gradient takes the place of its numbers
# accept: norm_of_all
def adam(param, grad, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    t = state.get("t", 0) + 1
    m = beta1 * state.get("m", 0) + (1 - beta1) * grad
    v = beta2 * state.get("v", 0) + (1 - beta2) * np.linalg.norm(grad) ** 2
    mhat, vhat = m / (1 - beta1**t), v / (1 - beta2**t)
    return param - lr * mhat / (np.sqrt(vhat) + eps), {"m": m, "v": v, "t": t}
