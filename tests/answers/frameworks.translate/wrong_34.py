# wrong: a softmax at the end, although the loss of Gluon takes raw scores
# accept: softmax_at_the_end
def gluon_net(inputs):
    return torch.nn.Sequential(torch.nn.Linear(inputs, 64), torch.nn.ReLU(), torch.nn.Linear(64, 10), torch.nn.Softmax(dim=1))
