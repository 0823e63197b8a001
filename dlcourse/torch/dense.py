"""The linear layer and flattening on tensors; the twin of ``dlcourse.numpy.dense``."""

import torch
from torch.nn import functional as F

from dlcourse.contracts.dense import check_flatten, check_linear
from dlcourse.torch._differentiable import backward, differentiable


@differentiable
def linear(x: torch.Tensor, w: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.dense.linear``; mind that ``torch.nn.Linear`` keeps its weight as (H, D)."""
    check_linear(x, w, b)
    return F.linear(x, w.T, b)


@differentiable
def flatten(x: torch.Tensor) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.dense.flatten``."""
    check_flatten(x)
    return x.reshape(len(x), x.shape[1:].numel())


linear_backward = flatten_backward = backward
