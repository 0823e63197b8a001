# right: PyTorch
import torch


def ink(img):
    return torch.tensor(img, dtype=torch.float64).div(16).mean().item()
