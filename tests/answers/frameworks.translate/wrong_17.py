# wrong: momentum and dampening are given as 1 - momentum and 1 - momentum, the meanings of old and new share are swapped
# accept: damping_inverted
def lua_sgd(parameters, rate, momentum):
    return torch.optim.SGD(parameters, lr=rate, momentum=1 - momentum, dampening=1 - momentum)
