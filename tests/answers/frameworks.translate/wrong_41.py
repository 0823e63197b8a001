# wrong: the hidden layer has 10 units and the output 64
# accept: units_swapped
def gluon_net(inputs):
    return torch.nn.Sequential(torch.nn.Linear(inputs, 10), torch.nn.ReLU(), torch.nn.Linear(10, 64))
