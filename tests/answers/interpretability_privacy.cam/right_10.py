# right: torch, repeat_interleave; comparisons of all pairs
import torch


def grad_cam(maps, gradients, factor):
    maps, gradients = torch.as_tensor(maps), torch.as_tensor(gradients)
    heat = (gradients.mean((1, 2)) @ maps.flatten(1)).relu().reshape(maps.shape[1:])
    return heat.repeat_interleave(factor, 0).repeat_interleave(factor, 1).numpy()


import torch


def rank_correlation(a, b):
    both = []
    for v in (a, b):
        v = torch.as_tensor(np.ascontiguousarray(v)).flatten()
        gap = v[:, None] - v
        both.append(((gap > 0).double() + 0.5 * (gap == 0).double()).sum(1))
    return torch.corrcoef(torch.stack(both))[0, 1].item()
