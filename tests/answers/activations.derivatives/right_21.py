# right: d_leaky_relu: autograd
import torch
import torch.nn.functional as F


def d_leaky_relu(x, slope=0.01):
    t = torch.tensor(x).requires_grad_()
    y = F.leaky_relu(t, slope)
    (grad,) = torch.autograd.grad(y, t, torch.ones_like(y))
    return grad.numpy()
