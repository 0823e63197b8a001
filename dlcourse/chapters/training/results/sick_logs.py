"""Six trainings on the digits, each with one fault, for the clinic; writes ``sick_logs.npz``.

Run it with ``python -m dlcourse.chapters.training.results.sick_logs``; it takes some seconds.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from dlcourse.chapters.training.results.digits import digits, network
from dlcourse.numpy import losses
from dlcourse.numpy.optim import SGD
from dlcourse.numpy.sequential import Sequential

EPOCHS, SIZE = 30, 30
RESULT = Path(__file__).with_name("sick_logs.npz")

Log = dict[str, np.ndarray]


def train(
    samples: int = 900,
    rate: float = 0.1,
    momentum: float = 0.0,
    schedule: Callable[[int], float] = lambda batch: 1.0,
    labels_torn: bool = False,
    labels_wrong: float = 0.0,
    copied: bool = False,
    dropout: float = 0.0,
    validates_in_training: bool = False,
) -> Log:
    """One training; the arguments that are not as in the signature are its fault.

    Returns:
        Mean losses per epoch (``train``, ``val``) and three validation accuracies of the last weights.
    """
    rng = np.random.default_rng(3)
    x, y, x_val, y_val = digits(samples)
    y = rng.permutation(y) if labels_torn else y
    y = np.where(rng.random(samples) < labels_wrong, rng.integers(0, 10, samples), y)
    model = network((64, 64), rng, dropout=dropout)
    params = [param.copy() for param in model.parameters()] if copied else model.parameters()
    optimizer, batch = SGD(params, lr=rate, momentum=momentum), 0
    train_losses, val_losses = [], []
    for _ in range(EPOCHS):
        model.train()
        order, total = rng.permutation(samples), 0.0
        for rows in np.split(order, range(SIZE, samples, SIZE)):
            optimizer.lr, batch = rate * schedule(batch), batch + 1
            value, cache = losses.cross_entropy(model.forward(x[rows]), y[rows])
            model.backward_parameters(losses.cross_entropy_backward(1.0, cache))
            optimizer.step(model.gradients())
            total += float(value) * len(rows)
        train_losses.append(total / samples)
        model.train() if validates_in_training else model.eval()
        val_losses.append(losses.cross_entropy(model.forward(x_val), y_val)[0])
    thrice = [_accuracy(model, x_val, y_val) for _ in range(3)]
    return {"train": np.array(train_losses), "val": np.array(val_losses), "thrice": np.array(thrice)}


def _accuracy(model: Sequential, x: np.ndarray, y: np.ndarray) -> float:
    return float((model.forward(x).argmax(axis=1) == y).mean())


FAULTS: tuple[dict, ...] = (
    {"samples": 150, "labels_wrong": 0.3, "momentum": 0.9, "rate": 0.05},
    {"labels_torn": True},
    {"schedule": lambda batch: 0.97**batch},
    {"rate": 0.9},
    {"copied": True},
    {"dropout": 0.5, "validates_in_training": True, "rate": 0.05},
)


def stored() -> list[Log]:
    """The six logs, as they were written."""
    with np.load(RESULT) as found:
        return [{key: found[f"{key}{i}"] for key in ("train", "val", "thrice")} for i in range(len(FAULTS))]


if __name__ == "__main__":
    logs = [train(**fault) for fault in FAULTS]
    named = {f"{key}{i}": log[key] for i, log in enumerate(logs) for key in log}
    np.savez_compressed(RESULT, **named)  # type: ignore[arg-type]
