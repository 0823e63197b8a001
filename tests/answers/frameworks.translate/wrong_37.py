# wrong: 784 inputs are typed in, the argument is ignored
# accept: always_the_same
def gluon_net(inputs):
    return torch.nn.Sequential(torch.nn.Linear(784, 64), torch.nn.ReLU(), torch.nn.Linear(64, 10))
