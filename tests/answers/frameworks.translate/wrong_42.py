# wrong: a plain list of layers is returned, not a module
# accept: list_of_layers
def gluon_net(inputs):
    return [torch.nn.Linear(inputs, 64), torch.nn.ReLU(), torch.nn.Linear(64, 10)]
