# right: autograd of torch
import torch


def relu_backward(dout, x):
    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    torch.relu(x).backward(torch.tensor(dout, dtype=torch.float64))
    return x.grad.numpy()
