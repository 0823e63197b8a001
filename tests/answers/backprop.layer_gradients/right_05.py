# right: autograd of torch
import torch


def dense_backward(dout, x, w):
    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    w = torch.tensor(w, dtype=torch.float64, requires_grad=True)
    b = torch.zeros(w.shape[1], dtype=torch.float64, requires_grad=True)
    grads = torch.autograd.grad(x @ w + b, [x, w, b], torch.tensor(dout, dtype=torch.float64))
    return tuple(g.numpy() for g in grads)
