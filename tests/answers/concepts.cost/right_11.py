# right: shapes of PyTorch's weights times places
import torch


def count_macs(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            weight = torch.nn.Linear(layer[1], layer[2], device="meta").weight
            total += weight.numel()
        else:
            c, f, k, h, w = layer[1:]
            weight = torch.nn.Conv2d(c, f, k, device="meta").weight
            total += weight.numel() * h * w
    return total
