# wrong: the rate is scaled by 1 - momentum instead of dampening, so the first step is too small
# accept: rate_scaled not_damped first_step_damped
def lua_sgd(parameters, rate, momentum):
    return torch.optim.SGD(parameters, lr=rate * (1 - momentum), momentum=momentum)
