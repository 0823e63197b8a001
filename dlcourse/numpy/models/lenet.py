"""LeNet, the first convolutional network that was used every day: it read cheques."""

import numpy as np

from dlcourse.contracts.requirements import require_choice
from dlcourse.numpy.layers import Conv2d, Flatten, Linear, MaxPool2d, ReLU
from dlcourse.numpy.sequential import Sequential


def lenet(image: int = 28, *, rng: np.random.Generator, num_classes: int = 10) -> Sequential:
    """Build LeNet-5 with ReLU and max-pooling in place of its tanh and subsampling.

    Two convolutions, each followed by pooling that halves the image, then three linear layers. For images of
    28x28 the kernels are 5x5 and there are 61,706 parameters; for those of 8x8 they are 3x3.

    Args:
        image: height and width of the images, 28 or 8.
        rng: draws the weights.
        num_classes: K, the number of logits.

    Returns:
        A model from images (N, 1, image, image) to logits (N, K).

    Raises:
        ValueError: another size of images.

    Source: LeCun et al., Gradient-Based Learning Applied to Document Recognition, Proc. IEEE 86, 1998.
    """
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
