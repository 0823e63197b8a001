# wrong: the class is returned, not an optimizer
# accept: class_instead
def lua_sgd(parameters, rate, momentum):
    return torch.optim.SGD
