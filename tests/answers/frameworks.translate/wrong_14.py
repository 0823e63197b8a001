# wrong: momentum is not passed on
def lua_sgd(parameters, rate, momentum):
    return torch.optim.SGD(parameters, lr=rate)
