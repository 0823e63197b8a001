# right: PyTorch autograd through the step; detach for first order
import torch


def _t(a):
    return torch.as_tensor(np.asarray(a, dtype=float))


def adapt(w, x, y, alpha):
    start = _t(w).clone().requires_grad_()
    loss = ((_t(x) @ start - _t(y)) ** 2).mean()
    loss.backward()
    return (start.detach() - alpha * start.grad).numpy()


def maml_gradient(w, xs, ys, xq, yq, alpha, first_order=False):
    start = _t(w).clone().requires_grad_()
    loss = 0.0
    for i in range(len(xs)):
        support = (_t(xs[i]) @ start - _t(ys[i])).pow(2).mean()
        slope = torch.autograd.grad(support, start, create_graph=True)[0]
        if first_order:
            slope = slope.detach()
        moved = start - alpha * slope
        loss = loss + (_t(xq[i]) @ moved - _t(yq[i])).pow(2).mean() / len(xs)
    return torch.autograd.grad(loss, start)[0].numpy()
