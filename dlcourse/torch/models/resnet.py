"""Residual networks for small images, and the plain networks that they are compared with."""

import torch
from torch import nn

from dlcourse.torch.layers import BatchNorm, Conv2d, GlobalAvgPool2d, Linear, ReLU, Residual
from dlcourse.torch.sequential import Sequential


def resnet20(
    *, rng: torch.Generator, in_channels: int = 3, width: int = 16, blocks: int = 3, num_classes: int = 10
) -> Sequential:
    """Twin of ``dlcourse.numpy.models.resnet20``."""
    return _three_stages(rng, in_channels, width, blocks, num_classes, shortcuts=True)


def plain20(
    *, rng: torch.Generator, in_channels: int = 3, width: int = 16, blocks: int = 3, num_classes: int = 10
) -> Sequential:
    """Twin of ``dlcourse.numpy.models.plain20``."""
    return _three_stages(rng, in_channels, width, blocks, num_classes, shortcuts=False)


def _three_stages(
    rng: torch.Generator, in_channels: int, width: int, blocks: int, num_classes: int, *, shortcuts: bool
) -> Sequential:
    layers: list[nn.Module] = [*_conv_norm(in_channels, width, rng), ReLU()]
    before = width
    for stage in range(3):
        after = width * 2**stage
        for block in range(blocks):
            stride = 2 if stage > 0 and block == 0 else 1
            main = Sequential(
                *_conv_norm(before, after, rng, stride=stride), ReLU(), *_conv_norm(after, after, rng)
            )
            layers += [_with_shortcut(main, before, after, stride, rng) if shortcuts else main, ReLU()]
            before = after
    return Sequential(*layers, GlobalAvgPool2d(), Linear(before, num_classes, rng=rng)).to(rng.device)


def _conv_norm(
    before: int, after: int, rng: torch.Generator, *, kernel_size: int = 3, stride: int = 1
) -> tuple[nn.Module, nn.Module]:
    conv = Conv2d(before, after, kernel_size, rng=rng, stride=stride, padding=kernel_size // 2, bias=False)
    return conv, BatchNorm(after)


def _with_shortcut(main: nn.Module, before: int, after: int, stride: int, rng: torch.Generator) -> Residual:
    if before == after and stride == 1:
        return Residual(main)
    return Residual(main, Sequential(*_conv_norm(before, after, rng, kernel_size=1, stride=stride)))
