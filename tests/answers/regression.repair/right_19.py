# right: PyTorch takes both forms
import torch
import torch.nn.functional as F


def any_labels(logits, labels):
    z = torch.tensor(logits, dtype=torch.float64)
    if len(labels.shape) == 2:
        target = torch.tensor(labels, dtype=torch.float64)
    else:
        target = torch.tensor(labels, dtype=torch.long)
    return F.cross_entropy(z, target).item()
