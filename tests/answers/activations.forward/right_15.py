# right: tanh: torch
import torch


def tanh(x):
    t = torch.from_numpy(x.copy())
    return t.tanh().numpy()
