# right: hinge_sum: torch
import torch


def hinge_sum(x, knots, changes, start):
    xs = torch.tensor(x)[:, None]
    t = torch.tensor(knots).to(xs.dtype)
    c = torch.tensor(changes).to(xs.dtype)
    return (torch.relu(xs - t) @ c + start).numpy()
