# wrong: Nesterov momentum is switched on, which PyTorch refuses together with dampening
# accept: nesterov
def lua_sgd(parameters, rate, momentum):
    return torch.optim.SGD(parameters, lr=rate, momentum=momentum, dampening=momentum, nesterov=True)
