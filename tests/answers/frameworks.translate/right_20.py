# right: a Module with bare parameters and F.linear
class Dense(torch.nn.Module):
    def __init__(self, inputs, units, activation=None):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.empty(units, inputs).uniform_(-0.07, 0.07))
        self.bias = torch.nn.Parameter(torch.zeros(units))
        self.activation = activation

    def forward(self, x):
        y = F.linear(x, self.weight, self.bias)
        return F.relu(y) if self.activation == "relu" else y


def gluon_net(inputs):
    return torch.nn.Sequential(Dense(inputs, 64, "relu"), Dense(64, 10))
