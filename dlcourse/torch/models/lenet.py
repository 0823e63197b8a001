"""LeNet, the first convolutional network that was used every day: it read cheques."""

import torch

from dlcourse.contracts.requirements import require_choice
from dlcourse.torch.layers import Conv2d, Flatten, Linear, MaxPool2d, ReLU
from dlcourse.torch.sequential import Sequential


def lenet(image: int = 28, *, rng: torch.Generator, num_classes: int = 10) -> Sequential:
    """Twin of ``dlcourse.numpy.models.lenet``."""
    require_choice("lenet", "image", image, (28, 8))
    kernel, padding, features = (5, 0, 16 * 5 * 5) if image == 28 else (3, 1, 16 * 2 * 2)
    return Sequential(
        Conv2d(1, 6, kernel, rng=rng, padding=kernel // 2),
        ReLU(),
        MaxPool2d(2),
        Conv2d(6, 16, kernel, rng=rng, padding=padding),
        ReLU(),
        MaxPool2d(2),
        Flatten(),
        Linear(features, 120, rng=rng),
        ReLU(),
        Linear(120, 84, rng=rng),
        ReLU(),
        Linear(84, num_classes, rng=rng),
    )
