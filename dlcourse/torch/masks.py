"""Attention masks as tensors; the twin of ``dlcourse.numpy.masks``."""

import torch

from dlcourse.contracts.attention import check_both_masks, check_causal, check_padding


def causal_mask(length: int, *, past: int = 0) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.masks.causal_mask``; made on the CPU, moved to the queries by attention."""
    check_causal(length, past)
    return torch.ones(length, past + length, dtype=torch.bool).tril(past)


def padding_mask(lengths: torch.Tensor, length: int) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.masks.padding_mask``."""
    check_padding(lengths, length)
    return torch.arange(length, device=lengths.device) < lengths[:, None, None]


def combine_masks(first: torch.Tensor, second: torch.Tensor) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.masks.combine_masks``."""
    check_both_masks(first, second)
    if first.dtype == second.dtype:
        return first & second if first.dtype == torch.bool else first + second
    seen, added = (first, second) if first.dtype == torch.bool else (second, first)
    return torch.where(seen, added, -torch.inf)
