"""What all kinds of attention share on the PyTorch side: masks, earlier tokens, heads."""

from typing import NamedTuple

import torch
from torch.nn import functional as F

from dlcourse.contracts.attention import check_multi_head

Past = tuple[torch.Tensor, torch.Tensor]


class Attended(NamedTuple):
    """The output, and keys and values of all tokens, as they were compared: the ``past`` of the next ones."""

    out: torch.Tensor
    k: torch.Tensor
    v: torch.Tensor


def open_blind_rows(mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Find the queries that may look at nothing, and let them look everywhere: no NaN in either direction.

    Args:
        mask: booleans, or numbers that are added to the scores; broadcastable to (..., Tq, Tk).

    Returns:
        The mask in which these rows forbid nothing, and where they are, (..., Tq, 1); what attention gives
        there is to be replaced by zeros.
    """
    mask = torch.atleast_2d(mask)  # the fused kernel does not take one row for all queries as a vector
    boolean = mask.dtype == torch.bool
    seen = mask if boolean else mask > -torch.inf
    blind = ~seen.any(dim=-1, keepdim=True)
    return mask | blind if boolean else mask.masked_fill(blind, 0), blind


def attend(
    q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, *, mask: torch.Tensor | None, past: Past | None
) -> Attended:
    """Scaled dot-product attention on PyTorch's fused kernel."""
    if past is not None:
        k, v = (torch.cat(both, dim=-2) for both in zip(past, (k, v), strict=True))
    if mask is None:
        return Attended(F.scaled_dot_product_attention(q, k, v), k, v)
    mask, blind = open_blind_rows(mask.to(q.device))
    return Attended(F.scaled_dot_product_attention(q, k, v, attn_mask=mask).masked_fill(blind, 0), k, v)


def attend_in_heads(
    q: torch.Tensor,
    k: torch.Tensor,
    v: torch.Tensor,
    wq: torch.Tensor,
    wk: torch.Tensor,
    wv: torch.Tensor,
    wo: torch.Tensor,
    *,
    num_heads: int,
    mask: torch.Tensor | None,
    past: Past | None,
) -> Attended:
    """``multi_head_attention`` for a layer, which needs no gradients of its own."""
    check_multi_head(q, k, v, mask, past, num_heads, wq=wq, wk=wk, wv=wv, wo=wo)
    if mask is not None and mask.ndim == 3:
        mask = mask[:, None]
    per_head = (split(x @ w, num_heads) for x, w in ((q, wq), (k, wk), (v, wv)))
    out, k, v = attend(*per_head, mask=mask, past=past)
    return Attended(merge(out) @ wo, k, v)


def split(x: torch.Tensor, num_heads: int) -> torch.Tensor:
    """(N, T, d) to (N, heads, T, d / heads)."""
    return x.unflatten(-1, (num_heads, -1)).transpose(1, 2)


def merge(x: torch.Tensor) -> torch.Tensor:
    """(N, heads, T, d / heads) to (N, T, d)."""
    return x.transpose(1, 2).flatten(-2)
