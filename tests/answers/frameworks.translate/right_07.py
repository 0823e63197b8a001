# right: dampening put into the groups afterwards
def lua_sgd(parameters, rate, momentum):
    optimizer = torch.optim.SGD(parameters, rate, momentum)
    for group in optimizer.param_groups:
        group["dampening"] = group["momentum"]
    return optimizer
