# right: PyTorch's cross_entropy with ignore_index
import torch
import torch.nn.functional as F


def masked_ce(logits, targets, mask):
    y = np.where(mask, targets, -100).reshape(-1).astype(np.int64)
    z = np.asarray(logits, dtype=np.float64).reshape(-1, logits.shape[-1])
    return F.cross_entropy(torch.tensor(z), torch.tensor(y), ignore_index=-100).item()
