"""Multi-head attention on tensors; the twin of ``dlcourse.numpy.attention_heads``."""

import torch

from dlcourse.contracts.attention import check_heads, check_multi_head
from dlcourse.contracts.requirements import require_float, require_ndim
from dlcourse.torch._differentiable import backward, differentiable
from dlcourse.torch.attention_dot_product import attention


def split_heads(x: torch.Tensor, num_heads: int) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.attention_heads.split_heads``."""
    require_float("split_heads", x=x)
    require_ndim("split_heads", 3, x=x)
    check_heads("split_heads", x.shape[-1], num_heads)
    return x.unflatten(-1, (num_heads, -1)).transpose(1, 2)


def merge_heads(x: torch.Tensor) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.attention_heads.merge_heads``."""
    require_float("merge_heads", x=x)
    require_ndim("merge_heads", 4, x=x)
    return x.transpose(1, 2).flatten(-2)


@differentiable
def multi_head_attention(
    q: torch.Tensor,
    k: torch.Tensor,
    v: torch.Tensor,
    wq: torch.Tensor,
    wk: torch.Tensor,
    wv: torch.Tensor,
    wo: torch.Tensor,
    *,
    num_heads: int,
    mask: torch.Tensor | None = None,
) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.attention_heads.multi_head_attention``."""
    check_multi_head(q, k, v, mask, num_heads, wq=wq, wk=wk, wv=wv, wo=wo)
    per_head = (split_heads(x @ w, num_heads) for x, w in ((q, wq), (k, wk), (v, wv)))
    out, _ = attention(*per_head, mask=None if mask is None else mask.unsqueeze(-3))
    return merge_heads(out) @ wo


multi_head_attention_backward = backward
