"""Additive attention on tensors; the twin of ``dlcourse.numpy.attention_additive``."""

import torch

from dlcourse.contracts.attention import check_additive
from dlcourse.torch._attention import open_blind_rows
from dlcourse.torch._differentiable import backward, differentiable


@differentiable
def additive_attention(
    q: torch.Tensor,
    k: torch.Tensor,
    v: torch.Tensor,
    wq: torch.Tensor,
    wk: torch.Tensor,
    w: torch.Tensor,
    *,
    mask: torch.Tensor | None = None,
) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.attention_additive.additive_attention``."""
    check_additive(q, k, v, mask, wq, wk, w)
    scores = torch.tanh((q @ wq).unsqueeze(-2) + (k @ wk).unsqueeze(-3)) @ w
    if mask is None:
        return torch.softmax(scores, dim=-1) @ v
    mask, blind = open_blind_rows(mask.to(q.device))
    scores = scores.masked_fill(~mask, -torch.inf) if mask.dtype == torch.bool else scores + mask
    return torch.softmax(scores, dim=-1).masked_fill(blind, 0) @ v


additive_attention_backward = backward
