# right: d_sigmoid: torch tensors
import torch


def d_sigmoid(y):
    t = torch.tensor(y)
    return (t * (1 - t)).numpy()
