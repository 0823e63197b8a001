# right: autograd of torch
import torch
import torch.nn.functional as F


def softmax_ce_backward(logits, labels):
    z = torch.tensor(logits, dtype=torch.float64, requires_grad=True)
    F.cross_entropy(z, torch.tensor(labels, dtype=torch.long)).backward()
    return z.grad.numpy()
