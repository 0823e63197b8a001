# wrong: the first layer maps 64 to inputs, the arguments of Linear are swapped
# accept: arguments_swapped
def gluon_net(inputs):
    return torch.nn.Sequential(torch.nn.Linear(64, inputs), torch.nn.ReLU(), torch.nn.Linear(10, 64))
