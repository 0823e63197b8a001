# right: PyTorch has it as sum_to_size
import torch


def unbroadcast(g, shape):
    return torch.tensor(g).sum_to_size(tuple(shape)).numpy()
