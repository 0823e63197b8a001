"""The multi-layer perceptron."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import torch
from torch import nn

from dlcourse.torch.init import he_normal
from dlcourse.torch.layers import Linear, ReLU
from dlcourse.torch.layers.base import Initialiser
from dlcourse.torch.sequential import Sequential


def mlp(
    sizes: Sequence[int],
    *,
    rng: torch.Generator,
    activation: Callable[[], nn.Module] = ReLU,
    output: Callable[[], nn.Module] | None = None,
    init: Initialiser = he_normal,
) -> Sequential:
    """Twin of ``dlcourse.numpy.models.mlp``."""
    if len(sizes) < 2:
        raise ValueError(f"mlp: sizes must name at least input and output, got {list(sizes)}")
    layers: list[nn.Module] = []
    for before, after in pairwise(sizes):
        layers += [Linear(before, after, rng=rng, init=init), activation()]
    layers[-1:] = [output()] if output is not None else []
    return Sequential(*layers)
