# right: torch cdist
import torch

def coverage(samples, centres, radius, share=0.02):
    d = torch.cdist(torch.tensor(samples, dtype=torch.float64), torch.tensor(centres, dtype=torch.float64))
    counts = (d < radius).sum(dim=0)
    return int((counts >= share * len(samples)).sum())
