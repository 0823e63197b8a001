# right: velocity under its own key, plain formula, as PyTorch writes Adam
def sgd_momentum(param, grad, state, lr, momentum=0.9):
    if "momentum_buffer" not in state:
        buf = grad.copy()
    else:
        buf = momentum * state["momentum_buffer"] + grad
    return param - lr * buf, {"momentum_buffer": buf}


def adam(param, grad, state, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    step = state.get("step", 0) + 1
    exp_avg = state.get("exp_avg", np.zeros_like(param)) * beta1 + grad * (1 - beta1)
    exp_avg_sq = state.get("exp_avg_sq", np.zeros_like(param)) * beta2 + grad * grad * (1 - beta2)
    bias_correction1 = 1 - beta1**step
    bias_correction2 = 1 - beta2**step
    denom = np.sqrt(exp_avg_sq) / bias_correction2**0.5 + eps
    new = param - (lr / bias_correction1) * (exp_avg / denom)
    return new, {"step": step, "exp_avg": exp_avg, "exp_avg_sq": exp_avg_sq}


def quick_descent():
    return {"lr": 0.07, "momentum": 0.6, "nesterov": False}
