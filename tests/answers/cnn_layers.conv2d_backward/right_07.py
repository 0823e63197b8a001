# right: torch.nn.grad functions
import torch

def conv2d_backward(dout, x, w, stride=1, pad=0):
    g, xt, wt = (torch.tensor(np.asarray(a, dtype=float)) for a in (dout, x, w))
    dx = torch.nn.grad.conv2d_input(xt.shape, wt, g, stride=stride, padding=pad)
    dw = torch.nn.grad.conv2d_weight(xt, wt.shape, g, stride=stride, padding=pad)
    return [dx.numpy(), dw.numpy(), g.sum((0, 2, 3)).numpy()]
