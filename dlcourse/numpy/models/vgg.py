"""A small network in the style of VGG: blocks of 3x3 convolutions."""

from collections.abc import Sequence

import numpy as np

from dlcourse.numpy.layers import Conv2d, Dropout, Flatten, Layer, Linear, MaxPool2d, ReLU
from dlcourse.numpy.sequential import Sequential


def small_vgg(
    image: int = 28,
    *,
    rng: np.random.Generator,
    in_channels: int = 1,
    widths: Sequence[int] = (16, 32),
    hidden: int = 128,
    num_classes: int = 10,
) -> Sequential:
    """Build a small VGG: each block is two 3x3 convolutions, which see 5x5 pixels, and a pooling that halves.

    Args:
        image: height and width of the images, divisible by 2 once per block.
        rng: draws the weights and the masks of the dropout.
        in_channels: C of the images.
        widths: channels of each block.
        hidden: units of the hidden linear layer.
        num_classes: K, the number of logits.

    Returns:
        A model from images (N, C, image, image) to logits (N, K).

    Raises:
        ValueError: the image cannot be halved that often.

    Source: Simonyan and Zisserman, Very Deep Convolutional Networks, ICLR 2015.
    """
    if image % 2 ** len(widths):
        raise ValueError(f"small_vgg: image {image} cannot be halved {len(widths)} times (widths {widths})")
    layers: list[Layer] = []
    for before, width in zip((in_channels, *widths), widths, strict=False):
        layers += [Conv2d(before, width, 3, rng=rng, padding=1), ReLU()]
        layers += [Conv2d(width, width, 3, rng=rng, padding=1), ReLU(), MaxPool2d(2)]
    side = image // 2 ** len(widths)
    layers += [Flatten(), Linear(widths[-1] * side * side, hidden, rng=rng), ReLU(), Dropout(0.5, rng=rng)]
    return Sequential(*layers, Linear(hidden, num_classes, rng=rng))
