# wrong: Nesterov momentum with dampening 0
# accept: nesterov not_damped
def lua_sgd(parameters, rate, momentum):
    return torch.optim.SGD(parameters, lr=rate, momentum=momentum, nesterov=True)
