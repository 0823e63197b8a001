# right: PyTorch, binary_cross_entropy_with_logits with labels
import torch
import torch.nn.functional as F

def d_loss(real_logits, fake_logits):
    r = torch.tensor(np.asarray(real_logits, dtype=np.float64))
    f = torch.tensor(np.asarray(fake_logits, dtype=np.float64))
    loss = F.binary_cross_entropy_with_logits(r, torch.ones_like(r)) + F.binary_cross_entropy_with_logits(f, torch.zeros_like(f))
    return loss.item()
