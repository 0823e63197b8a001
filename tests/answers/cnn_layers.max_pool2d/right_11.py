# right: torch autograd
import torch

def max_pool2d_backward(dout, x, size, stride):
    t = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    torch.nn.functional.max_pool2d(t, size, stride).backward(torch.tensor(dout, dtype=torch.float64))
    return t.grad.numpy()
