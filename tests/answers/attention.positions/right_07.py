# right: torch: stack sine and cosine, flatten, cut the surplus column
import torch


def positional_encoding(length, width, base=10000.0):
    pairs = torch.arange((width + 1) // 2, dtype=torch.float64)
    omega = torch.exp(-2 * pairs / width * torch.log(torch.tensor(base, dtype=torch.float64)))
    angle = torch.arange(length, dtype=torch.float64)[:, None] * omega
    both = torch.stack([angle.sin(), angle.cos()], dim=2)
    return both.flatten(1)[:, :width].numpy()
