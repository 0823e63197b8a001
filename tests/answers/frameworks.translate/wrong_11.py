# wrong: dampening is left at PyTorch's default 0
# accept: not_damped
def lua_sgd(parameters, rate, momentum):
    return torch.optim.SGD(parameters, lr=rate, momentum=momentum)
