# right: autograd for the two products, the softmax step by hand in between
import torch


def attention_backward(dout, q, k, v, weights):
    q, k, v, p = (torch.tensor(np.array(a), requires_grad=True) for a in (q, k, v, weights))
    dout = torch.tensor(np.array(dout))
    dp, dv = torch.autograd.grad(p @ v, (p, v), dout)
    with torch.no_grad():
        ds = p * (dp - (p * dp).sum(-1, keepdim=True))
    dq, dk = torch.autograd.grad(q @ k.mT / q.shape[-1] ** 0.5, (q, k), ds)
    return dq.numpy(), dk.numpy(), dv.numpy()
