# right: sigmoid: torch
import torch


def sigmoid(x):
    return torch.sigmoid(torch.tensor(x)).numpy()
