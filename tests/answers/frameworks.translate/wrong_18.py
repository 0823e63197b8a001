# wrong: the arguments are in the wrong places, rate is used as momentum
def lua_sgd(parameters, rate, momentum):
    return torch.optim.SGD(parameters, momentum, rate, rate)
