# wrong: momentum is not passed on
# accept: no_momentum
def lua_sgd(parameters, rate, momentum):
    return torch.optim.SGD(parameters, lr=rate)
