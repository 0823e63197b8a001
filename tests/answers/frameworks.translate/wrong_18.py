# wrong: the arguments are in the wrong places, rate is used as momentum
# accept: arguments_swapped
def lua_sgd(parameters, rate, momentum):
    return torch.optim.SGD(parameters, momentum, rate, rate)
