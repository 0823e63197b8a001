"""The open challenge of chapter 7: the 8×8 digits from 200 labelled images, with few gradient evaluations."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from dlcourse.data import load

LABELLED, HIDDEN = 200, 128
SEEDS = (71, 72, 73, 74, 75)
"""Of the draws that count; the notebook trains on none of them."""

Learn = Callable[[np.ndarray, np.ndarray, "Network", np.random.Generator], object]


class Network:
    """The network of the challenge, 64-128-10 with a ReLU, which counts what its gradients cost.

    Attributes:
        params: ``w1`` (64, 128), ``b1`` (128,), ``w2`` (128, 10), ``b2`` (10,).
        spent: samples that went through ``gradients`` so far.

    Args:
        rng: draws the weights.
    """

    def __init__(self, rng: np.random.Generator):
        shapes = {"w1": (64, HIDDEN), "b1": (HIDDEN,), "w2": (HIDDEN, 10), "b2": (10,)}
        self.params = {
            name: rng.normal(0, np.sqrt(2 / shape[0]), shape) if len(shape) == 2 else np.zeros(shape)
            for name, shape in shapes.items()
        }
        self.spent = 0

    def gradients(self, x: np.ndarray, y: np.ndarray) -> tuple[float, dict[str, np.ndarray]]:
        """Mean cross-entropy of a batch and its gradients; costs one for each sample.

        Args:
            x: (N, 64).
            y: labels (N,).
        """
        self.spent += len(x)
        w1, b1, w2, b2 = (self.params[name] for name in ("w1", "b1", "w2", "b2"))
        h = np.maximum(x @ w1 + b1, 0)
        z = h @ w2 + b2
        z = z - z.max(axis=1, keepdims=True)
        log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        dz = (np.exp(log_p) - np.eye(10)[y]) / len(x)
        dh = (dz @ w2.T) * (h > 0)
        grads = {"w1": x.T @ dh, "b1": dh.sum(axis=0), "w2": h.T @ dz, "b2": dz.sum(axis=0)}
        return float(-log_p[np.arange(len(y)), y].mean()), grads

    def predict(self, x: np.ndarray) -> np.ndarray:
        """The class of each image (N, 64)."""
        h = np.maximum(x @ self.params["w1"] + self.params["b1"], 0)
        return (h @ self.params["w2"] + self.params["b2"]).argmax(axis=1)


class Reached(NamedTuple):
    """Means over the draws: accuracy on the unseen images and its standard deviation, gradients spent."""

    accuracy: float
    spread: float
    gradients: float

    def __str__(self) -> str:
        return (
            f"accuracy {self.accuracy:.1%} ± {self.spread:.1%} on unseen images, "
            f"with {self.gradients:,.0f} gradient evaluations"
        )


def score(learn: Learn) -> Reached:
    """What a way to learn reaches and costs, on draws that nobody has seen.

    Args:
        learn: ``learn(x, y, network, rng)`` with images (200, 64) from 0 to 1, labels (200,), a new network
            and a generator; it changes ``network.params``.
    """
    found = load("digits")
    x = np.concatenate([found.x_train, found.x_test]).reshape(-1, 64) / 16.0
    y = np.concatenate([found.y_train, found.y_test])
    accuracies, spent = [], []
    for seed in SEEDS:
        rng = np.random.default_rng(seed)
        order = rng.permutation(len(x))
        seen, unseen = order[:LABELLED], order[LABELLED:]
        network = Network(rng)
        learn(x[seen].copy(), y[seen].copy(), network, rng)
        accuracies.append(np.mean(network.predict(x[unseen]) == y[unseen]))
        spent.append(network.spent)
    return Reached(float(np.mean(accuracies)), float(np.std(accuracies)), float(np.mean(spent)))
