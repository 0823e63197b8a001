# wrong: the layers have no bias
# accept: no_bias
def gluon_net(inputs):
    return torch.nn.Sequential(torch.nn.Linear(inputs, 64, bias=False), torch.nn.ReLU(), torch.nn.Linear(64, 10, bias=False))
