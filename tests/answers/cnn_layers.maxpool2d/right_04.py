# right: torch
import torch

def maxpool2d(x, size, stride):
    return torch.nn.functional.max_pool2d(torch.tensor(x, dtype=torch.float64), size, stride).numpy()
