"""A small classifier for two classes, trained with Adam on the whole data set at once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise

import numpy as np

from dlcourse.numpy.update_rules import State, adam

Activation = tuple[Callable[[np.ndarray], np.ndarray], Callable[[np.ndarray], np.ndarray]]

ACTIVATIONS: dict[str, Activation] = {  # each with its slope, as a function of its output
    "tanh": (np.tanh, lambda h: 1 - h**2),
    "relu": (lambda z: np.maximum(z, 0), lambda h: h > 0),
    "sigmoid": (lambda z: 0.5 + 0.5 * np.tanh(0.5 * z), lambda h: h * (1 - h)),
    "identity": (lambda z: z, np.ones_like),
}

VARIANCES: dict[str, Callable[[int, int], float]] = {
    "he": lambda fan_in, fan_out: 2 / fan_in,
    "xavier": lambda fan_in, fan_out: 2 / (fan_in + fan_out),
    "zeros": lambda fan_in, fan_out: 0.0,
}


@dataclass(frozen=True)
class Settings:
    """How a network is built and trained.

    Attributes:
        hidden: units of every hidden layer; none makes a logistic regression.
        activation: key of ``ACTIVATIONS``.
        init: key of ``VARIANCES``.
        learning_rate: of Adam.
        l2: factor of the penalty on the squared weights.
        steps: number of updates.
    """

    hidden: tuple[int, ...]
    activation: str = "tanh"
    init: str = "xavier"
    learning_rate: float = 0.05
    l2: float = 0.0
    steps: int = 200


class Network:
    """Weights and biases in one vector, so that one update moves everything.

    Args:
        inputs: number of features.
        settings: the architecture and how it starts.
        rng: draws the weights.
    """

    def __init__(self, inputs: int, settings: Settings, rng: np.random.Generator) -> None:
        self._sizes = [inputs, *settings.hidden, 1]
        self._settings = settings
        starts = accumulate(((m + 1) * n for m, n in pairwise(self._sizes)), initial=0)
        self._places = [(i, i + m * n, n) for i, (m, n) in zip(starts, pairwise(self._sizes), strict=False)]
        self._activate, self._slope = ACTIVATIONS[settings.activation]
        spreads = [np.sqrt(VARIANCES[settings.init](m, n)) for m, n in pairwise(self._sizes)]
        pairs = zip(spreads, pairwise(self._sizes), strict=True)
        parts = [(spread * rng.standard_normal((m, n)), np.zeros(n)) for spread, (m, n) in pairs]
        self.vector = np.concatenate([array.ravel() for pair in parts for array in pair])
        self._is_weight = np.concatenate([np.full(a.size, a.ndim == 2) for pair in parts for a in pair])

    def layers(self) -> list[tuple[np.ndarray, np.ndarray]]:
        """Weight and bias of every layer, as parts of the vector."""
        v = self.vector
        return [(v[start:middle].reshape(-1, n), v[middle : middle + n]) for start, middle, n in self._places]

    def hidden(self, x: np.ndarray) -> list[np.ndarray]:
        """What enters every layer, the features themselves first."""
        entering = [x]
        for w, b in self.layers()[:-1]:
            entering.append(self._activate(entering[-1] @ w + b))
        return entering

    def logits(self, x: np.ndarray) -> np.ndarray:
        """The output for every row of features; class 1 where it is positive."""
        w, b = self.layers()[-1]
        return (self.hidden(x)[-1] @ w + b)[:, 0]

    def accuracy(self, x: np.ndarray, y: np.ndarray) -> float:
        """Share of the rows that are put into their own class."""
        return float(((self.logits(x) > 0) == y).mean())

    def fit(self, x: np.ndarray, y: np.ndarray, x_val: np.ndarray, y_val: np.ndarray) -> np.ndarray:
        """Train; return the training and the validation loss after every step, shape (steps + 1, 2)."""
        return np.array(list(islice(self.training(x, y, x_val, y_val), self._settings.steps + 1)))

    def training(
        self, x: np.ndarray, y: np.ndarray, x_val: np.ndarray, y_val: np.ndarray
    ) -> Iterator[tuple[float, float]]:
        """Training without an end: both losses of the present weights, and then the next update."""
        memory: State = {}
        both, y_both = np.concatenate([x, x_val]), np.concatenate([y, y_val])
        while True:
            entering = self.hidden(both)
            logits = self._last(entering)
            losses = _cross_entropy(logits, y_both)
            yield float(losses[: len(x)].mean()), float(losses[len(x) :].mean())
            gradient = self._gradient([h[: len(x)] for h in entering], logits[: len(x)], y)
            self.vector, memory = adam(self.vector, gradient, memory, lr=self._settings.learning_rate)

    def _last(self, entering: list[np.ndarray]) -> np.ndarray:
        w, b = self.layers()[-1]
        return (entering[-1] @ w + b)[:, 0]

    def _gradient(self, entering: list[np.ndarray], logits: np.ndarray, y: np.ndarray) -> np.ndarray:
        dz = ((0.5 + 0.5 * np.tanh(0.5 * logits) - y) / len(y))[:, None]
        parts: list[np.ndarray] = []
        for (w, _), h in zip(reversed(self.layers()), reversed(entering), strict=True):
            parts = [(h.T @ dz).ravel(), dz.sum(axis=0), *parts]
            if h is not entering[0]:
                dz = (dz @ w.T) * self._slope(h)
        return np.concatenate(parts) + self._settings.l2 * self._is_weight * self.vector


def _cross_entropy(logits: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.logaddexp(0, np.where(y == 1, -logits, logits))


def parameters(inputs: int, hidden: Sequence[int]) -> int:
    """How many weights and biases a network with one output has."""
    return sum((m + 1) * n for m, n in pairwise([inputs, *hidden, 1]))
