# right: through PyTorch with a copy
import torch


def center(x):
    t = torch.tensor(x, dtype=torch.float64)
    return (t - t.mean()).numpy()
