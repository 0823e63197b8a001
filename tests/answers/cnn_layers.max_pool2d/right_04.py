# right: torch
import torch

def max_pool2d(x, size, stride):
    return torch.nn.functional.max_pool2d(torch.tensor(x, dtype=torch.float64), size, stride).numpy()
