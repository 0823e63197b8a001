# right: PyTorch: sigmoid, softplus, bmm-free; NumPy outside
import torch


def _t(*arrays):
    return [torch.as_tensor(np.array(a, dtype=float)) for a in arrays]


def p_h(v, w, b_h):
    v, w, b_h = _t(v, w, b_h)
    return torch.sigmoid(torch.addmm(b_h, v, w)).numpy()


def p_v(h, w, b_v):
    h, w, b_v = _t(h, w, b_v)
    return torch.nn.functional.linear(h, w, b_v).sigmoid().numpy()


def energy(v, h, w, b_v, b_h):
    v, h, w, b_v, b_h = _t(v, h, w, b_v, b_h)
    return -(v.mv(b_v) + h.mv(b_h) + (v.mm(w) * h).sum(dim=1)).numpy()


def free_energy(v, w, b_v, b_h):
    v, w, b_v, b_h = _t(v, w, b_v, b_h)
    a = v @ w + b_h
    return (-(v @ b_v) - torch.logaddexp(a, torch.zeros_like(a)).sum(1)).numpy()
