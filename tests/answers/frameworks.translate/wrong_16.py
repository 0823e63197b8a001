# wrong: Nesterov momentum with dampening 0
def lua_sgd(parameters, rate, momentum):
    return torch.optim.SGD(parameters, lr=rate, momentum=momentum, nesterov=True)
