# right: torch.optim.SGD with dampening
def lua_sgd(parameters, rate, momentum):
    return torch.optim.SGD(parameters, lr=rate, momentum=momentum, dampening=momentum)
