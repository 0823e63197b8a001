# wrong: the sigmoid instead of the relu
# accept: sigmoid_not_relu
def gluon_net(inputs):
    return torch.nn.Sequential(torch.nn.Linear(inputs, 64), torch.nn.Sigmoid(), torch.nn.Linear(64, 10))
