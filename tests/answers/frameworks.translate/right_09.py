# right: subclass of SGD with other defaults
class LuaSGD(torch.optim.SGD):
    def __init__(self, params, learningRate, momentum=0):
        super().__init__(params, lr=learningRate, momentum=momentum, dampening=momentum, weight_decay=0, nesterov=False)


def lua_sgd(parameters, rate, momentum):
    return LuaSGD(list(parameters), rate, momentum)
