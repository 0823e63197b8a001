"""Attention masks as tensors; the twin of ``dlcourse.numpy.masks``."""

import torch

from dlcourse.contracts.attention import check_length, check_padding


def causal_mask(length: int) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.masks.causal_mask``; made on the CPU, moved to the queries by attention."""
    check_length("causal_mask", length)
    return torch.ones(length, length, dtype=torch.bool).tril()


def padding_mask(lengths: torch.Tensor, length: int) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.masks.padding_mask``."""
    check_padding(lengths, length)
    return torch.arange(length, device=lengths.device) < lengths[:, None, None]
