"""Multi-head attention on tensors; the twin of ``dlcourse.numpy.attention_heads``."""

from typing import NamedTuple

import torch

from dlcourse.contracts.attention import check_heads
from dlcourse.contracts.requirements import require_float, require_ndim
from dlcourse.torch._attention import Attended, Past, attend_in_heads, merge, split
from dlcourse.torch._differentiable import backward, differentiable


class MultiHeadCache(NamedTuple):
    """What ``backward`` needs; ``cache.heads.k, cache.heads.v`` is the next ``past``."""

    out: torch.Tensor
    inputs: tuple[torch.Tensor, ...]
    heads: Attended


def split_heads(x: torch.Tensor, num_heads: int) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.attention_heads.split_heads``."""
    require_float("split_heads", x=x)
    require_ndim("split_heads", 3, x=x)
    check_heads("split_heads", x.shape[-1], num_heads)
    return split(x, num_heads)


def merge_heads(x: torch.Tensor) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.attention_heads.merge_heads``."""
    require_float("merge_heads", x=x)
    require_ndim("merge_heads", 4, x=x)
    return merge(x)


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
    past: Past | None = None,
) -> tuple[torch.Tensor, MultiHeadCache]:
    """Twin of ``dlcourse.numpy.attention_heads.multi_head_attention``."""
    run = differentiable(attend_in_heads)
    (out, k, v), cache = run(q, k, v, wq, wk, wv, wo, num_heads=num_heads, mask=mask, past=past)
    return out, MultiHeadCache(out, cache.inputs, Attended(out, k, v))


multi_head_attention_backward = backward
