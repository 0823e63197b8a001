# wrong: a bare function instead of a module, its parameters are not found
# accept: function_instead
def gluon_net(inputs):
    a, b = torch.nn.Linear(inputs, 64), torch.nn.Linear(64, 10)
    return lambda x: b(torch.relu(a(x)))
