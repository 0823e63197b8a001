# wrong: the function torch.relu is put into Sequential, which takes modules only and raises
# accept: function_in_sequential
def gluon_net(inputs):
    return torch.nn.Sequential(torch.nn.Linear(inputs, 64), torch.relu, torch.nn.Linear(64, 10))
