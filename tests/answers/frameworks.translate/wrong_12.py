# wrong: dampening is 1 - momentum
# accept: damping_inverted
def lua_sgd(parameters, rate, momentum):
    return torch.optim.SGD(parameters, lr=rate, momentum=momentum, dampening=1 - momentum)
