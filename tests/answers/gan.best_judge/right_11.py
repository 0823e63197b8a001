# right: torch xlogy
import torch

def js(p, q, dx=1.0):
    p = torch.as_tensor(np.asarray(p, dtype=np.float64))
    q = torch.as_tensor(np.asarray(q, dtype=np.float64))
    m = (p + q) / 2
    parts = torch.xlogy(p, p) - torch.xlogy(p, m) + torch.xlogy(q, q) - torch.xlogy(q, m)
    return (0.5 * parts.sum() * dx).item()
