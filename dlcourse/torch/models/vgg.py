"""A small network in the style of VGG: blocks of 3x3 convolutions."""

from collections.abc import Sequence

import torch
from torch import nn

from dlcourse.torch.layers import Conv2d, Dropout, Flatten, Linear, MaxPool2d, ReLU
from dlcourse.torch.sequential import Sequential


def small_vgg(
    image: int = 28,
    *,
    rng: torch.Generator,
    in_channels: int = 1,
    widths: Sequence[int] = (16, 32),
    hidden: int = 128,
    num_classes: int = 10,
) -> Sequential:
    """Twin of ``dlcourse.numpy.models.small_vgg``."""
    if image % 2 ** len(widths):
        raise ValueError(f"small_vgg: image {image} cannot be halved {len(widths)} times (widths {widths})")
    layers: list[nn.Module] = []
    for before, width in zip((in_channels, *widths), widths, strict=False):
        layers += [Conv2d(before, width, 3, rng=rng, padding=1), ReLU()]
        layers += [Conv2d(width, width, 3, rng=rng, padding=1), ReLU(), MaxPool2d(2)]
    side = image // 2 ** len(widths)
    layers += [Flatten(), Linear(widths[-1] * side * side, hidden, rng=rng), ReLU(), Dropout(0.5, rng=rng)]
    return Sequential(*layers, Linear(hidden, num_classes, rng=rng))
