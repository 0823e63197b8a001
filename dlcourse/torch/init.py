"""Initial weights as tensors, on the device of the generator; the twin of ``dlcourse.numpy.init``.

``torch.nn.init`` reads a matrix as (H, D); the course's linear weights are (D, H).
"""

import math

import torch

from dlcourse.contracts.init import fans
from dlcourse.shapes import Shape


def xavier_uniform(shape: Shape, rng: torch.Generator, *, dtype: torch.dtype = torch.float32) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.init.xavier_uniform``."""
    fan_in, fan_out = fans("xavier_uniform", shape)
    return _uniform(shape, 2 / (fan_in + fan_out), rng, dtype)


def xavier_normal(shape: Shape, rng: torch.Generator, *, dtype: torch.dtype = torch.float32) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.init.xavier_normal``."""
    fan_in, fan_out = fans("xavier_normal", shape)
    return _normal(shape, 2 / (fan_in + fan_out), rng, dtype)


def he_uniform(shape: Shape, rng: torch.Generator, *, dtype: torch.dtype = torch.float32) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.init.he_uniform``."""
    fan_in, _ = fans("he_uniform", shape)
    return _uniform(shape, 2 / fan_in, rng, dtype)


def he_normal(shape: Shape, rng: torch.Generator, *, dtype: torch.dtype = torch.float32) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.init.he_normal``."""
    fan_in, _ = fans("he_normal", shape)
    return _normal(shape, 2 / fan_in, rng, dtype)


def orthogonal(shape: Shape, rng: torch.Generator, *, dtype: torch.dtype = torch.float32) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.init.orthogonal``."""
    fans("orthogonal", shape)
    return torch.nn.init.orthogonal_(torch.empty(shape, dtype=dtype, device=rng.device), generator=rng)


def zeros(shape: Shape, rng: torch.Generator, *, dtype: torch.dtype = torch.float32) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.init.zeros``."""
    return torch.zeros(shape, dtype=dtype, device=rng.device)


def _uniform(shape: Shape, variance: float, rng: torch.Generator, dtype: torch.dtype) -> torch.Tensor:
    bound = math.sqrt(3 * variance)
    return torch.empty(shape, dtype=dtype, device=rng.device).uniform_(-bound, bound, generator=rng)


def _normal(shape: Shape, variance: float, rng: torch.Generator, dtype: torch.dtype) -> torch.Tensor:
    return torch.empty(shape, dtype=dtype, device=rng.device).normal_(0, math.sqrt(variance), generator=rng)
