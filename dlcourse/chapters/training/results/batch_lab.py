"""Trains one network on the digits with many learning rates and batch sizes, and writes ``batch_lab.npz``.

Run it with ``python -m dlcourse.chapters.training.results.batch_lab``; it takes about half a minute.
"""

from functools import partial
from pathlib import Path

import numpy as np

from dlcourse.chapters.training.results.digits import digits, network
from dlcourse.numpy.optim import SGD
from dlcourse.numpy.training import evaluate, fit

RATES = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0)
SIZES = (1, 4, 16, 64, 256, 1000)
SAMPLES, EPOCHS = 1000, 20
WORST = 10.0
"""A loss is cut off here: beyond it a training has failed."""

RESULT = Path(__file__).with_name("batch_lab.npz")


def train(rate: float, size: int) -> np.ndarray:
    """Training loss and test accuracy at the start and after each epoch, shape (EPOCHS + 1, 2)."""
    rng = np.random.default_rng(0)
    x, y, x_test, y_test = digits(SAMPLES)
    model = network((32,), rng)
    optimizer, found = SGD(model.parameters(), lr=rate), []
    epoch_of = partial(fit, model, x, y, loss="cross_entropy", optimizer=optimizer, batch_size=size, rng=rng)
    with np.errstate(over="ignore", invalid="ignore"):  # some rates are meant to be too large
        for epoch in range(EPOCHS + 1):
            if epoch:
                epoch_of(epochs=1, progress=False)
            loss = evaluate(model, x, y, loss="cross_entropy").loss
            accuracy = evaluate(model, x_test, y_test, loss="cross_entropy").accuracy
            found.append((min(np.nan_to_num(loss, nan=WORST), WORST), accuracy))
    return np.array(found)


if __name__ == "__main__":
    np.savez_compressed(
        RESULT, curves=np.array([[train(r, s) for s in SIZES] for r in RATES], dtype=np.float32)
    )
