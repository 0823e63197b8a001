"""Positional encoding as a tensor; the twin of ``dlcourse.numpy.positional``."""

import torch

from dlcourse.contracts.attention import check_positions


def positional_encoding(
    length: int, width: int, *, base: float = 10_000.0, dtype: torch.dtype = torch.float32
) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.positional.positional_encoding``; made on the CPU."""
    check_positions(length, width, base)
    even = torch.arange(0, width, 2, dtype=torch.float64)
    angles = torch.arange(length, dtype=torch.float64)[:, None] / base ** (even / width)
    pairs = torch.stack([angles.sin(), angles.cos()], dim=-1)
    return pairs.flatten(1)[:, :width].to(dtype)
