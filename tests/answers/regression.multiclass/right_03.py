# right: PyTorch
import torch


def softmax(z):
    return torch.softmax(torch.tensor(z), dim=-1).numpy()
