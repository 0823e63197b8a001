# right: autograd of PyTorch
import torch
import torch.nn.functional as F

def g_gradient(fake_logits, saturating=False):
    z = torch.tensor(fake_logits, requires_grad=True)
    loss = -F.softplus(z).mean() if saturating else F.softplus(-z).mean()
    loss.backward()
    return z.grad.numpy()
