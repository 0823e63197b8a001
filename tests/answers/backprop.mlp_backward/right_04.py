# right: autograd of torch
import torch
import torch.nn.functional as F


def mlp_backward(x, labels, params):
    p = {k: torch.tensor(v, dtype=torch.float64, requires_grad=True) for k, v in params.items()}
    h = torch.tensor(x, dtype=torch.float64)
    h = torch.relu(h @ p["w1"] + p["b1"])
    h = torch.relu(h @ p["w2"] + p["b2"])
    loss = F.cross_entropy(h @ p["w3"] + p["b3"], torch.tensor(labels, dtype=torch.long))
    loss.backward()
    return {k: v.grad.numpy() for k, v in p.items()}
