# right: gelu: torch
import torch


def gelu(x):
    return torch.nn.functional.gelu(torch.from_numpy(np.array(x))).numpy()
