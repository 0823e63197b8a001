"""The job that every framework gets: one network, its initial weights, and the batches in their order.

The network is a small LeNet with tanh and mean pooling, as in 1998. Both are smooth, so that the tiny
differences from summing in another order stay tiny. With ReLU and max pooling one flipped tie is enough to
lead two trainings visibly apart.
"""

from dataclasses import dataclass, replace

import numpy as np

from dlcourse.data import load
from dlcourse.numpy.layers import AvgPool2d, Conv2d, Flatten, Linear, Tanh
from dlcourse.numpy.sequential import Sequential

Weights = dict[str, np.ndarray]
Trained = tuple[list[float], Weights]
"""The loss before each step, and the weights after the last one."""

PLACES = {"conv1": 0, "conv2": 3, "hidden": 7, "scores": 9}
"""The four layers with weights, and where they stand in the network."""
BRIGHTEST = 16


@dataclass(frozen=True, eq=False)
class Job:
    """What to train, from where, on what.

    Attributes:
        weights: the initial weights by name ("conv1.w", "conv1.b" ...): convolutions (F, C, KH, KW), dense
            layers (inputs, outputs), as in ``dlcourse.numpy``.
        images: one batch for each step, (steps, batch, 1, 8, 8), from 0 to 1.
        labels: their classes (steps, batch).
        rate: the learning rate of plain gradient descent.
        test_images: (N, 1, 8, 8), never trained on.
        test_labels: (N,).
    """

    weights: Weights
    images: np.ndarray
    labels: np.ndarray
    rate: float
    test_images: np.ndarray
    test_labels: np.ndarray

    def changed(self, name: str, by: float) -> "Job":
        """The same job with one single initial weight changed: the smallest difference there is.

        Args:
            name: of the array, of which the first number changes.
            by: how much is added to it.
        """
        array = self.weights[name].copy()
        array.flat[0] += by
        return replace(self, weights={**self.weights, name: array})


def network(weights: Weights | None = None, *, seed: int = 0) -> Sequential:
    """Build the network in NumPy: two convolutions with pooling, two dense layers.

    Args:
        weights: copied in; without them they are drawn (He initialisation, float32).
        seed: of the drawing.
    """
    rng = np.random.default_rng(seed)
    net = Sequential(
        Conv2d(1, 8, 3, rng=rng, padding=1),
        Tanh(),
        AvgPool2d(2),
        Conv2d(8, 16, 3, rng=rng, padding=1),
        Tanh(),
        AvgPool2d(2),
        Flatten(),
        Linear(64, 32, rng=rng),
        Tanh(),
        Linear(32, 10, rng=rng),
    ).astype(np.float32)
    if weights:
        net.load_weights({f"{PLACES[layer]}.{kind}": array for (layer, kind), array in _split(weights)})
    return net


def weights_of(net: Sequential) -> Weights:
    """Copies of the network's weights under their names in a job."""
    own = net.weights()
    return {f"{layer}.{kind}": own[f"{place}.{kind}"] for layer, place in PLACES.items() for kind in "wb"}


def digits_job(steps: int = 200, *, batch: int = 64, rate: float = 0.5, seed: int = 0) -> Job:
    """The job on the handwritten digits of 8x8 pixels.

    Args:
        steps: batches to train on; after the last example a new order is drawn.
        batch: images in each.
        rate: the learning rate.
        seed: of the initial weights and of the order.
    """
    digits = load("digits")
    rng = np.random.default_rng(seed)
    count = len(digits.x_train)
    passes = -(-steps * batch // count)
    order = np.concatenate([rng.permutation(count) for _ in range(passes)])[: steps * batch]
    rows = order.reshape(steps, batch)
    return Job(
        weights=weights_of(network(seed=seed)),
        images=_scaled(digits.x_train)[rows],
        labels=digits.y_train[rows],
        rate=rate,
        test_images=_scaled(digits.x_test),
        test_labels=digits.y_test,
    )


def _scaled(pixels: np.ndarray) -> np.ndarray:
    return pixels.astype(np.float32) / BRIGHTEST


def _split(weights: Weights) -> list[tuple[list[str], np.ndarray]]:
    return [(name.split("."), array) for name, array in weights.items()]
