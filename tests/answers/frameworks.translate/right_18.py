# right: add_module one by one
def gluon_net(inputs):
    net = torch.nn.Sequential()
    net.add_module("dense0", torch.nn.Linear(inputs, 64))
    net.add_module("relu0", torch.nn.ReLU(inplace=True))
    net.add_module("dense1", torch.nn.Linear(64, 10))
    return net
