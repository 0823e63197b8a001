# right: real PyTorch layers, counted with numel
import torch
from torch import nn

def bookkeeping(shape, layers):
    make = {
        "conv": lambda s, f, k: nn.Conv2d(s[0], f, k),
        "pool": lambda s, k: nn.MaxPool2d(k),
        "flatten": lambda s: nn.Flatten(),
        "dense": lambda s, units: nn.Linear(s[0], units),
    }
    signal = torch.zeros(1, *shape)
    result = []
    for name, *numbers in layers:
        module = make[name](signal.shape[1:], *numbers)
        with torch.no_grad():
            signal = module(signal)
        result.append((tuple(signal.shape[1:]), sum(p.numel() for p in module.parameters())))
    return result
