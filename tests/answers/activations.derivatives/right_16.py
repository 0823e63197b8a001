# right: d_relu: autograd
import torch


def d_relu(x):
    t = torch.tensor(x, requires_grad=True)
    torch.relu(t).sum().backward()
    return t.grad.numpy()
