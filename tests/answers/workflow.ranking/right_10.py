# right: torch heaviside and index_add
import torch


def roc_auc(actual, scores):
    a, s = torch.as_tensor(np.asarray(actual)), torch.as_tensor(np.asarray(scores, dtype=float))
    gap = s[a == 1].unsqueeze(1) - s[a == 0]
    return torch.heaviside(gap, torch.tensor(0.5, dtype=gap.dtype)).mean().item()


import torch


def average_precision(actual, scores):
    a = torch.as_tensor(np.asarray(actual), dtype=torch.float64)
    levels, which = torch.unique(torch.as_tensor(np.asarray(scores)), return_inverse=True)
    hits = torch.zeros(len(levels), dtype=torch.float64).index_add(0, which, a)
    size = torch.zeros(len(levels), dtype=torch.float64).index_add(0, which, torch.ones_like(a))
    hits, size = hits.flip(0), size.flip(0)
    return ((hits / a.sum()) * hits.cumsum(0) / size.cumsum(0)).sum().item()
