"""Scaled dot-product attention on tensors; the twin of ``dlcourse.numpy.attention_dot_product``."""

import torch
from torch.nn import functional as F

from dlcourse.contracts.attention import check_attention, check_same_width
from dlcourse.torch._differentiable import backward, differentiable


@differentiable
def attention(
    q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, *, mask: torch.Tensor | None = None
) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.attention_dot_product.attention``.

    It runs on PyTorch's fused kernel, which keeps no weights.
    """
    check_attention("attention", q, k, v, mask)
    check_same_width("attention", q, k)
    if mask is None:
        return F.scaled_dot_product_attention(q, k, v)
    mask = mask.to(q.device)
    blind = ~mask.any(dim=-1, keepdim=True)
    return F.scaled_dot_product_attention(q, k, v, attn_mask=mask | blind).masked_fill(blind, 0)


attention_backward = backward
