"""Generator and discriminator of a GAN in the plane, fast enough to be trained while somebody watches.

The same GAN as ``dlcourse.numpy.models.gan``, with all weights of a player in one vector, so that one update
of Adam is five array operations instead of thirty. A test shows that both take the same steps.

Several games of the same sizes can be played at once: with one more axis in front, of params as of points,
each is the same to the last bit as if it were played alone, in half the time.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np

Slope = Callable[[np.ndarray, bool], Any]
"""The gradient of the generator's loss with respect to all logits, given them and which loss."""

LEAK = np.float32(0.2)
BETA1, BETA2, EPS = 0.5, 0.999, 1e-8


@dataclass
class Player:
    """A network with leaky units and the memory of its optimizer.

    Attributes:
        sizes: features of every layer, for example (2, 32, 32, 1).
        params: weights and biases of all layers in one vector, shape (..., size).
        mean: running mean of the gradient.
        square: running mean of its square.
        steps: how many updates it has had.
    """

    sizes: tuple[int, ...]
    params: np.ndarray
    mean: np.ndarray = field(init=False)
    square: np.ndarray = field(init=False)
    steps: int = 0

    def __post_init__(self) -> None:
        self.mean, self.square = np.zeros_like(self.params), np.zeros_like(self.params)

    def copy(self) -> "Player":
        """An equal player that shares nothing with this one."""
        twin = Player(self.sizes, self.params.copy(), self.steps)
        twin.mean, twin.square = self.mean.copy(), self.square.copy()
        return twin

    def layers(self) -> list[tuple[np.ndarray, np.ndarray]]:
        """Weight and bias of every layer, as views of ``params``; a bias has one row."""
        views, start = [], 0
        for fan_in, fan_out in pairwise(self.sizes):
            middle, end = start + fan_in * fan_out, start + (fan_in + 1) * fan_out
            w, b = self.params[..., start:middle], self.params[..., None, middle:end]
            views.append((w.reshape(*w.shape[:-1], fan_in, fan_out), b))
            start = end
        return views

    def forward(self, x: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
        """The output for every row, and what entered each layer."""
        entering, layers = [x], self.layers()
        for w, b in layers[:-1]:
            z = entering[-1] @ w + b
            entering.append(np.maximum(z, LEAK * z))
        w, b = layers[-1]
        return entering[-1] @ w + b, entering

    def to_input(self, dout: np.ndarray, entering: list[np.ndarray]) -> np.ndarray:
        """Gradient of the input, given that of the output."""
        layers = self.layers()
        for (w, _), h in zip(layers[:0:-1], entering[:0:-1], strict=True):
            dout = (dout @ w.mT) * np.maximum(h > 0, LEAK)
        return dout @ layers[0][0].mT

    def to_params(self, dout: np.ndarray, entering: list[np.ndarray]) -> np.ndarray:
        """Gradient of ``params``, given that of the output."""
        parts: list[np.ndarray] = []
        for (w, _), h in zip(reversed(self.layers()), reversed(entering), strict=True):
            slopes = h.mT @ dout
            parts = [slopes.reshape(*slopes.shape[:-2], -1), dout.sum(axis=-2), *parts]
            if h is not entering[0]:
                dout = (dout @ w.mT) * np.maximum(h > 0, LEAK)
        return np.concatenate(parts, axis=-1)

    def update(self, gradient: np.ndarray, lr: float) -> None:
        """One step of Adam."""
        self.steps += 1
        self.mean += (1 - BETA1) * (gradient - self.mean)
        self.square += (1 - BETA2) * (gradient**2 - self.square)
        scale = lr / (1 - BETA1**self.steps)
        root = np.sqrt(self.square / (1 - BETA2**self.steps))
        self.params -= (scale * self.mean / (root + EPS)).astype(self.params.dtype)


def new_player(rng: np.random.Generator, *sizes: int) -> Player:
    """Draw He weights and zero biases, in float32."""
    parts: list[np.ndarray] = []
    for fan_in, fan_out in pairwise(sizes):
        parts += [rng.normal(0, np.sqrt(2 / fan_in), fan_in * fan_out), np.zeros(fan_out)]
    return Player(sizes, np.concatenate(parts).astype(np.float32))


def step_d(generator: Player, discriminator: Player, real: np.ndarray, z: np.ndarray, lr: float) -> None:
    """Teach the discriminator; the generator stays as it is."""
    fake, _ = generator.forward(z)
    logits, entering = discriminator.forward(np.concatenate([real, fake], axis=-2))
    judged, n = probability(logits), real.shape[-2]
    judged[..., :n, :] -= 1
    judged[..., :n, :] /= n
    judged[..., n:, :] /= fake.shape[-2]
    discriminator.update(discriminator.to_params(judged, entering), lr)


def step_g(
    generator: Player,
    discriminator: Player,
    z: np.ndarray,
    lr: float,
    saturating: bool = False,
    slope: Slope | None = None,
) -> None:
    """Teach the generator by what the discriminator says; that one stays as it is."""
    fake, entering = generator.forward(z)
    wish = pull(discriminator, fake, saturating, slope) / z.shape[-2]
    generator.update(generator.to_params(wish, entering), lr)


def probability(logits: np.ndarray) -> np.ndarray:
    """The sigmoid, in the one form that never overflows."""
    return 0.5 + 0.5 * np.tanh(0.5 * logits)


def pull(
    discriminator: Player, fake: np.ndarray, saturating: bool = False, slope: Slope | None = None
) -> np.ndarray:
    """Gradient of each fake's own part of the generator's loss with respect to its place.

    Args:
        discriminator: whose judgement counts.
        fake: places, shape (..., n, 2).
        saturating: which of the two losses.
        slope: computes the gradient at the logits, in place of the formulas here.
    """
    logits, entering = discriminator.forward(fake)
    if slope is not None:
        wish = np.asarray(slope(logits, saturating), logits.dtype).reshape(logits.shape)
        return discriminator.to_input(wish * fake.shape[-2], entering)
    judged = probability(logits)
    return discriminator.to_input(-judged if saturating else judged - 1, entering)
