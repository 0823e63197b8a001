# right: torch, nan_to_num
import torch

def optimal_d(p, q):
    p = torch.as_tensor(np.asarray(p), dtype=torch.float64)
    q = torch.as_tensor(np.asarray(q), dtype=torch.float64)
    return torch.nan_to_num(p / (p + q), nan=0.5).numpy()
