# right: PyTorch
import torch


def sigmoid(z):
    return torch.sigmoid(torch.tensor(z)).numpy()
