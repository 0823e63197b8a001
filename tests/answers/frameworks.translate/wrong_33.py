# wrong: the relu between the layers is missing
# accept: no_activation
def gluon_net(inputs):
    return torch.nn.Sequential(torch.nn.Linear(inputs, 64), torch.nn.Linear(64, 10))
