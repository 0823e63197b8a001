"""Residual networks for small images, and the plain networks that they are compared with."""

import numpy as np

from dlcourse.numpy.layers import BatchNorm, Conv2d, GlobalAvgPool2d, Layer, Linear, ReLU, Residual
from dlcourse.numpy.sequential import Sequential


def resnet20(
    *, rng: np.random.Generator, in_channels: int = 3, width: int = 16, blocks: int = 3, num_classes: int = 10
) -> Sequential:
    """Build the residual network that He et al. trained on CIFAR-10.

    A 3x3 convolution; three stages of blocks of two 3x3 convolutions, each stage with twice the channels and
    half the image of the one before; mean over all pixels; a linear layer. Every convolution is followed by
    batch normalisation. Where a stage changes the shape, the shortcut is a 1x1 convolution (their option B).

    Args:
        rng: draws the weights.
        in_channels: C of the images.
        width: channels of the first stage; 4 makes it quick on a CPU.
        blocks: per stage; the network has 6 blocks + 2 layers, so that 9 gives ResNet-56.
        num_classes: K, the number of logits.

    Returns:
        A model from images (N, C, H, W) to logits (N, K).

    Source: He et al., Deep Residual Learning for Image Recognition, CVPR 2016, section 4.2.
    """
    return _three_stages(rng, in_channels, width, blocks, num_classes, shortcuts=True)


def plain20(
    *, rng: np.random.Generator, in_channels: int = 3, width: int = 16, blocks: int = 3, num_classes: int = 10
) -> Sequential:
    """Build ``resnet20`` without its shortcuts: as deep, but harder to train.

    Args:
        rng: draws the weights.
        in_channels: C of the images.
        width: channels of the first stage.
        blocks: per stage.
        num_classes: K, the number of logits.

    Returns:
        A model from images (N, C, H, W) to logits (N, K).

    Source: He et al., Deep Residual Learning for Image Recognition, CVPR 2016, section 4.2.
    """
    return _three_stages(rng, in_channels, width, blocks, num_classes, shortcuts=False)


def _three_stages(
    rng: np.random.Generator, in_channels: int, width: int, blocks: int, num_classes: int, *, shortcuts: bool
) -> Sequential:
    layers: list[Layer] = [*_conv_norm(in_channels, width, rng), ReLU()]
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
    return Sequential(*layers, GlobalAvgPool2d(), Linear(before, num_classes, rng=rng))


def _conv_norm(
    before: int, after: int, rng: np.random.Generator, *, kernel_size: int = 3, stride: int = 1
) -> tuple[Layer, Layer]:
    conv = Conv2d(before, after, kernel_size, rng=rng, stride=stride, padding=kernel_size // 2, bias=False)
    return conv, BatchNorm(after)


def _with_shortcut(main: Layer, before: int, after: int, stride: int, rng: np.random.Generator) -> Residual:
    if before == after and stride == 1:
        return Residual(main)
    return Residual(main, Sequential(*_conv_norm(before, after, rng, kernel_size=1, stride=stride)))
