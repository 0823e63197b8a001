"""Where frameworks keep the same numbers in another order.

Ours is NumPy's: images (N, C, H, W), convolutions (F, C, KH, KW), dense layers (inputs, outputs).
"""

import numpy as np

from dlcourse.frameworks.trainers.job import Weights

CHANNELS, HEIGHT, WIDTH = 16, 2, 2
"""What the last pooling hands to the first dense layer."""


def transposed_dense(weights: Weights) -> Weights:
    """Turn dense layers from (inputs, outputs) into (outputs, inputs), PyTorch's order, or back.

    Args:
        weights: of the network.
    """
    return {name: array.T if array.ndim == 2 else array for name, array in weights.items()}


def to_channels_last(weights: Weights) -> Weights:
    """Turn into TensorFlow's order: convolutions (KH, KW, C, F), and flattening by pixel, not by channel.

    Args:
        weights: of the network, in our order.
    """
    ordered = {name: _kernel_last(array) for name, array in weights.items()}
    by_channel = weights["hidden.w"].reshape(CHANNELS, HEIGHT, WIDTH, -1)
    ordered["hidden.w"] = by_channel.transpose(1, 2, 0, 3).reshape(CHANNELS * HEIGHT * WIDTH, -1)
    return ordered


def from_channels_last(weights: Weights) -> Weights:
    """Turn back into our order.

    Args:
        weights: of the network, in TensorFlow's order.
    """
    ordered = {
        name: array.transpose(3, 2, 0, 1) if array.ndim == 4 else array for name, array in weights.items()
    }
    by_pixel = weights["hidden.w"].reshape(HEIGHT, WIDTH, CHANNELS, -1)
    ordered["hidden.w"] = by_pixel.transpose(2, 0, 1, 3).reshape(CHANNELS * HEIGHT * WIDTH, -1)
    return ordered


def _kernel_last(array: np.ndarray) -> np.ndarray:
    return array.transpose(2, 3, 1, 0) if array.ndim == 4 else array
