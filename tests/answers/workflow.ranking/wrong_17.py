# wrong: AP tries thresholds on a grid from 0 to 1 instead of the scores themselves
# accept: coarse_grid
import torch


def roc_auc(actual, scores):
    a, s = torch.as_tensor(np.asarray(actual)), torch.as_tensor(np.asarray(scores, dtype=float))
    gap = s[a == 1].unsqueeze(1) - s[a == 0]
    return torch.heaviside(gap, torch.tensor(0.5, dtype=gap.dtype)).mean().item()


def average_precision(actual, scores):
    total, before = 0.0, 0.0
    for t in np.linspace(1, 0, 101):
        called = scores >= t
        if called.sum() == 0:
            continue
        tp = (called & (actual == 1)).sum()
        total += (tp / actual.sum() - before) * tp / called.sum()
        before = tp / actual.sum()
    return total
