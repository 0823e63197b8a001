# right: torch
import torch


def dead_fraction(acts):
    return (torch.tensor(acts) == 0).all(dim=0).double().mean().item()
