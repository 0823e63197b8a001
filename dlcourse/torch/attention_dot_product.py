"""Scaled dot-product attention on tensors; the twin of ``dlcourse.numpy.attention_dot_product``."""

from typing import NamedTuple

import torch

from dlcourse.contracts.attention import check_attention, check_same_width
from dlcourse.torch._attention import Past, attend
from dlcourse.torch._differentiable import backward, differentiable


class AttentionCache(NamedTuple):
    """What ``backward`` needs; ``cache.k, cache.v``, of all tokens, is the next ``past``."""

    out: torch.Tensor
    inputs: tuple[torch.Tensor, ...]
    k: torch.Tensor
    v: torch.Tensor


def attention(
    q: torch.Tensor,
    k: torch.Tensor,
    v: torch.Tensor,
    *,
    mask: torch.Tensor | None = None,
    past: Past | None = None,
) -> tuple[torch.Tensor, AttentionCache]:
    """Twin of ``dlcourse.numpy.attention_dot_product.attention``.

    It runs on PyTorch's fused kernel, which keeps no weights.
    """
    check_attention("attention", q, k, v, mask, past=past)
    check_same_width("attention", q, k)
    (out, k, v), cache = differentiable(attend)(q, k, v, mask=mask, past=past)
    return out, AttentionCache(out, cache.inputs, k, v)


attention_backward = backward
