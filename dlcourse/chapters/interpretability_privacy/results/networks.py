"""Trains the two networks that this chapter explains and writes ``networks.npz``.

A perceptron with one hidden layer and a small convolutional network, both for handwritten digits. Run it with
``python -m dlcourse.chapters.interpretability_privacy.results.networks``; it takes a minute.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dlcourse.data import load

SIDE, HIDDEN, CLASSES = 28, 64, 10
RESULT = Path(__file__).with_name("networks.npz")


class Perceptron(NamedTuple):
    """Scores are ``relu(x @ w1 + b1) @ w2 + b2``: w1 (784, 64), b1 (64,), w2 (64, 10), b2 (10,)."""

    w1: np.ndarray
    b1: np.ndarray
    w2: np.ndarray
    b2: np.ndarray

    def scores(self, x: np.ndarray) -> np.ndarray:
        """Of rows of pixels (N, 784): shape (N, 10)."""
        return np.maximum(x @ self.w1 + self.b1, 0) @ self.w2 + self.b2


@cache
def digits() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Training rows (8000, 784) from 0 to 1, their labels, test rows (2000, 784), their labels."""
    data = load("mnist_10k")
    x, x_test = (images.reshape(len(images), -1) / np.float32(255) for images in (data.x_train, data.x_test))
    return x, data.y_train.astype(np.int64), x_test, data.y_test.astype(np.int64)


@cache
def perceptron(weights: str = "trained") -> Perceptron:
    """With weights that were ``"trained"``, or ``"random"`` ones that spread as widely."""
    trained = Perceptron(*(_stored()[f"perceptron_{name}"] for name in Perceptron._fields))
    return trained if weights == "trained" else randomised(trained)


def randomised(network: Perceptron, seed: int = 0) -> Perceptron:
    """Each array drawn anew from a normal distribution with the mean and the spread of the old one."""
    rng = np.random.default_rng(seed)
    drawn = (rng.normal(part.mean(), part.std(), part.shape) for part in network)
    return Perceptron(*(part.astype(np.float32) for part in drawn))


def convolutional() -> dict[str, np.ndarray]:
    """The weights of the convolutional network, by the names that PyTorch gives them in a ``Sequential``."""
    return {name.removeprefix("conv_"): a for name, a in _stored().items() if name.startswith("conv_")}


@cache
def _stored() -> dict[str, np.ndarray]:
    with np.load(RESULT) as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays.files}


def train(epochs: int = 12) -> dict[str, np.ndarray]:
    """Weights of both networks, by name."""
    import torch
    from torch import nn

    torch.manual_seed(0)
    x, y, *_ = (torch.tensor(array) for array in digits())
    dense = nn.Sequential(nn.Linear(SIDE * SIDE, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, CLASSES))
    conv = nn.Sequential(
        *(nn.Conv2d(1, 8, 5, stride=2, padding=2), nn.ReLU()),
        *(nn.Conv2d(8, 32, 3, padding=1), nn.ReLU()),
        *(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, CLASSES)),
    )
    for model, inputs in ((dense, x), (conv, x.reshape(-1, 1, SIDE, SIDE))):
        optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.1)
        for _ in range(epochs):
            for rows in torch.randperm(len(x)).split(50):
                optimizer.zero_grad()
                nn.functional.cross_entropy(model(inputs[rows]), y[rows]).backward()
                optimizer.step()
    weights = dense.state_dict()
    parts = weights["0.weight"].T, weights["0.bias"], weights["2.weight"].T, weights["2.bias"]
    found = {f"perceptron_{name}": part.numpy() for name, part in zip(Perceptron._fields, parts, strict=True)}
    return found | {f"conv_{name}": part.numpy() for name, part in conv.state_dict().items()}


if __name__ == "__main__":
    np.savez(RESULT, **{name: part.astype(np.float16) for name, part in train().items()})  # type: ignore[arg-type]
