"""The multi-layer perceptron."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from dlcourse.numpy.init import he_normal
from dlcourse.numpy.layers import Layer, Linear, ReLU
from dlcourse.numpy.layers.base import Initialiser
from dlcourse.numpy.sequential import Sequential


def mlp(
    sizes: Sequence[int],
    *,
    rng: np.random.Generator,
    activation: Callable[[], Layer] = ReLU,
    output: Callable[[], Layer] | None = None,
    init: Initialiser = he_normal,
) -> Sequential:
    """Build a multi-layer perceptron: linear layers with an activation between any two.

    Args:
        sizes: features of the input, of every hidden layer and of the output.
        rng: draws the weights.
        activation: makes the activation of each hidden layer.
        output: makes that of the last layer; by default there is none, and the outputs are logits.
        init: initialiser of the weights.

    Returns:
        A model from (N, sizes[0]) to (N, sizes[-1]).

    Raises:
        ValueError: there are fewer than two sizes.

    Source: Goodfellow, Bengio and Courville, Deep Learning, 2016, chapter 6.
    """
    if len(sizes) < 2:
        raise ValueError(f"mlp: sizes must name at least input and output, got {list(sizes)}")
    layers: list[Layer] = []
    for before, after in pairwise(sizes):
        layers += [Linear(before, after, rng=rng, init=init), activation()]
    layers[-1:] = [output()] if output is not None else []
    return Sequential(*layers)
