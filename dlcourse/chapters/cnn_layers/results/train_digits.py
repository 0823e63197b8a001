"""Trains the small network that the explorer of the feature maps looks into, and writes ``digits.npz``.

Run it with ``python -m dlcourse.chapters.cnn_layers.results.train_digits``; it takes a second or two.
"""

from pathlib import Path

import numpy as np

from dlcourse.data import load
from dlcourse.numpy.layers import Conv2d, Flatten, Linear, MaxPool2d, ReLU
from dlcourse.numpy.optim import Adam
from dlcourse.numpy.sequential import Sequential
from dlcourse.numpy.training import fit

KERNELS, TAPS, POOL = 8, 5, 4
EXAMPLES, EPOCHS = 2000, 4
RESULT = Path(__file__).with_name("digits.npz")


def untrained(rng: np.random.Generator) -> Sequential:
    """Eight kernels of 5×5 and one dense layer."""
    return Sequential(
        Conv2d(1, KERNELS, TAPS, rng=rng, padding=TAPS // 2),
        ReLU(),
        MaxPool2d(POOL),
        Flatten(),
        Linear(KERNELS * (28 // POOL) ** 2, 10, rng=rng),
    )


def train() -> Sequential:
    """Train on the first digits of the data set."""
    rng = np.random.default_rng(0)
    digits = load("mnist_10k")
    model = untrained(rng)
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


if __name__ == "__main__":
    np.savez(RESULT, **train().weights())  # type: ignore[arg-type]
