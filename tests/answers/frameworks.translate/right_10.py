# right: plain SGD when there is no momentum, else the options of Torch7 in a group
def lua_sgd(parameters, rate, momentum):
    if momentum == 0:
        return torch.optim.SGD(parameters, lr=rate)
    group = {"params": list(parameters), "lr": rate, "momentum": momentum, "dampening": momentum}
    return torch.optim.SGD([group], lr=rate)
