"""A small network that has learned to read digits, and what it sees on the way."""

from functools import cache

import numpy as np

from dlcourse.data import load
from dlcourse.numpy.layers import Conv2d, Flatten, Linear, MaxPool2d, ReLU
from dlcourse.numpy.optim import Adam
from dlcourse.numpy.sequential import Sequential
from dlcourse.numpy.training import fit

KERNELS, TAPS, POOL = 8, 5, 4
EXAMPLES, EPOCHS = 2000, 4


@cache
def network() -> Sequential:
    """Train eight kernels of 5×5 and one dense layer; takes less than a second, once."""
    rng = np.random.default_rng(0)
    digits = load("mnist_10k")
    model = Sequential(
        Conv2d(1, KERNELS, TAPS, rng=rng, padding=TAPS // 2),
        ReLU(),
        MaxPool2d(POOL),
        Flatten(),
        Linear(KERNELS * (28 // POOL) ** 2, 10, rng=rng),
    )
    fit(
        model,
        grey(digits.x_train[:EXAMPLES]),
        digits.y_train[:EXAMPLES].astype(np.int64),
        loss="cross_entropy",
        optimizer=Adam(model.parameters(), lr=0.01),
        epochs=EPOCHS,
        batch_size=50,
        rng=rng,
        progress=False,
    )
    return model


def grey(images: np.ndarray) -> np.ndarray:
    """Pixels from 0 to 1, as the network takes them."""
    return images.astype(np.float32) / 255


def kernels() -> np.ndarray:
    """What the convolution has learned, shape (8, 5, 5)."""
    return network().weights()["0.w"][:, 0]


def biases() -> np.ndarray:
    """What is added to each map, shape (8,)."""
    return network().weights()["0.b"]


def stages(image: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Maps after the convolution, after ReLU and after pooling, and the ten probabilities."""
    conv, relu, pool, flatten, dense = network()
    maps = conv.forward(image[None, None])
    active = relu.forward(maps)
    pooled = pool.forward(active)
    logits = dense.forward(flatten.forward(pooled))[0]
    exponentials = np.exp(logits - logits.max())
    return maps[0], active[0], pooled[0], exponentials / exponentials.sum()
