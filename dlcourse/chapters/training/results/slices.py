"""Slices through the losses of three trained networks, for the explorer; writes ``slices.npz``.

Each unit's weights are moved in a random direction as long as they are themselves (filter normalisation: Li
and others, 2018). Run it with ``python -m dlcourse.chapters.training.results.slices``; it takes a minute.
"""

from pathlib import Path

import numpy as np

from dlcourse.chapters.training.results.digits import digits, network
from dlcourse.numpy import losses
from dlcourse.numpy.optim import SGD
from dlcourse.numpy.sequential import Sequential
from dlcourse.numpy.training import fit

NETWORKS = {"two": ((48,) * 2, False), "ten": ((48,) * 10, False), "normalised": ((48,) * 10, True)}
SIDE, REACH = 33, 1.0
SAMPLES, EPOCHS = 500, 25
RESULT = Path(__file__).with_name("slices.npz")


def trained(name: str) -> Sequential:
    """One of ``NETWORKS``, trained on the first digits."""
    hidden, normalised = NETWORKS[name]
    rng = np.random.default_rng(0)
    x, y, *_ = digits(SAMPLES)
    model = network(hidden, rng, normalised=normalised)
    fit(
        model,
        x,
        y,
        loss="cross_entropy",
        optimizer=SGD(model.parameters(), lr=0.03, momentum=0.9),
        epochs=EPOCHS,
        batch_size=50,
        rng=rng,
        progress=False,
    )
    return model


def directions(model: Sequential, rng: np.random.Generator) -> list[np.ndarray]:
    """A random direction for every parameter: as long as its weights in each column, zero for the others."""
    found = []
    for param in model.parameters():
        draw = rng.normal(size=param.shape)
        lengths = [np.linalg.norm(each, axis=0, keepdims=True) for each in (param, draw)]
        found.append(draw * lengths[0] / lengths[1] if param.ndim == 2 else np.zeros(param.shape))
    return found


def slice_of(model: Sequential, side: int = SIDE) -> np.ndarray:
    """Loss and accuracy on a square around the weights, shape (2, side, side); rows are the second direction.

    The network stays in training mode, so that batch normalisation uses the statistics that belong to the
    moved weights.
    """
    rng = np.random.default_rng(1)
    across, up = directions(model, rng), directions(model, rng)
    kept = [param.copy() for param in model.parameters()]
    x, y, *_ = digits(SAMPLES)
    found, ticks = np.zeros((2, side, side)), np.linspace(-REACH, REACH, side)
    model.train()
    for row, b in enumerate(ticks):
        for column, a in enumerate(ticks):
            for param, middle, first, second in zip(model.parameters(), kept, across, up, strict=True):
                param[...] = middle + a * first + b * second
            logits = model.forward(x)
            found[0, row, column] = losses.cross_entropy(logits, y)[0]
            found[1, row, column] = (logits.argmax(axis=1) == y).mean()
    for param, middle in zip(model.parameters(), kept, strict=True):
        param[...] = middle
    return found


if __name__ == "__main__":
    found = {name: slice_of(trained(name)).astype(np.float32) for name in NETWORKS}
    np.savez_compressed(RESULT, **found)  # type: ignore[arg-type]
