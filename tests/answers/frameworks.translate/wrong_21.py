# wrong: the class is returned, not an optimizer
def lua_sgd(parameters, rate, momentum):
    return torch.optim.SGD
