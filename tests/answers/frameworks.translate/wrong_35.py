# wrong: a relu after the last layer as well
# accept: activation_at_the_end
def gluon_net(inputs):
    return torch.nn.Sequential(torch.nn.Linear(inputs, 64), torch.nn.ReLU(), torch.nn.Linear(64, 10), torch.nn.ReLU())
