"""Very deep networks on small pictures of clothes, with and without shortcuts (chapter 9)."""

from collections.abc import Callable
from typing import Any

import numpy as np

from dlcourse.numpy.layers import BatchNorm, Conv2d, GlobalAvgPool2d, Layer, Linear, ReLU
from dlcourse.numpy.losses import cross_entropy, cross_entropy_backward
from dlcourse.numpy.optim import Adam
from dlcourse.numpy.sequential import Sequential

CHANNELS, RATE = 8, 0.01


def small_images(pixels: np.ndarray) -> np.ndarray:
    """Bring pictures (N, 1, 28, 28) from 0 to 255 to (N, 1, 14, 14) of about mean 0 and variance 1."""
    halves = np.asarray(pixels, np.float32).reshape(-1, 1, 14, 2, 14, 2).mean(axis=(3, 5))
    return (halves / np.float32(255) - np.float32(0.28)) / np.float32(0.35)


class Deep:
    """A convolution of 8 channels, blocks on 7 x 7 pixels, global average pooling, a dense layer.

    With its 2 * blocks convolutions and the two layers around them it has 2 * blocks + 2 layers. The first
    block halves the image, so its shortcut is a projection.

    Args:
        blocks: how many.
        shortcut: False leaves the shortcuts out; the layers and their initial weights stay the same.
        rng: draws weights (He's initialisation) and batches.
        block: class of the blocks, ``block(w1, w2, w_skip, stride)``, as exercise 9.2 asks for it.
    """

    def __init__(self, blocks: int, shortcut: bool, rng: np.random.Generator, *, block: Callable[..., Any]):
        self._rng = rng
        stem = [Conv2d(1, CHANNELS, 3, rng=rng, padding=1, bias=False), BatchNorm(CHANNELS), ReLU()]
        self._stem = Sequential(*stem).astype(np.float32)
        made = [self._made(block, first=k == 0) for k in range(blocks)]
        self._blocks = made if shortcut else [_Plain(each) for each in made]
        self._head = Sequential(GlobalAvgPool2d(), Linear(CHANNELS, 10, rng=rng)).astype(np.float32)

    def fit(self, images: np.ndarray, labels: np.ndarray, *, steps: int, batch: int = 32) -> np.ndarray:
        """Train by Adam, and return the loss of each step.

        Args:
            images: as ``small_images`` gives them.
            labels: integers (N,).
            steps: how many batches.
            batch: images in each.
        """
        self._switch(training=True)
        optimizer, losses = Adam(self.parameters(), lr=RATE), []
        for _ in range(steps):
            rows = self._rng.choice(len(images), batch, replace=False)
            loss, cache = cross_entropy(self._scores(images[rows]), labels[rows])
            losses.append(float(loss))
            self._backward(cross_entropy_backward(1.0, cache))
            optimizer.step(self._gradients())
        return np.array(losses)

    def parameters(self) -> list[np.ndarray]:
        """All weights, as the arrays themselves."""
        own = [array for block in self._blocks for array in _arrays(block, "w", "gamma", "beta")]
        return [*self._stem.parameters(), *own, *self._head.parameters()]

    def loss(self, images: np.ndarray, labels: np.ndarray) -> float:
        """The mean cross-entropy of one batch, with the statistics of that batch."""
        self._switch(training=True)
        return float(cross_entropy(self._scores(images), labels)[0])

    def probabilities(self, images: np.ndarray) -> np.ndarray:
        """Return (N, 10): how sure the network is of each class, by its running statistics."""
        self._switch(training=False)
        scores = np.concatenate(
            [self._scores(part) for part in np.split(images, range(500, len(images), 500))]
        )
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        return powers / powers.sum(axis=1, keepdims=True)

    def classes_of(self, images: np.ndarray) -> np.ndarray:
        """The most probable class of each image (N,)."""
        return self.probabilities(images).argmax(axis=1)

    def _made(self, block: Callable[..., Any], *, first: bool) -> Any:
        shape = (CHANNELS, CHANNELS, 3, 3)
        w1, w2 = (self._rng.normal(0, (2 / (9 * CHANNELS)) ** 0.5, (2, *shape))).astype(np.float32)
        skip = self._rng.normal(0, CHANNELS**-0.5, (CHANNELS, CHANNELS, 1, 1)).astype(np.float32)
        return block(w1, w2, skip, 2) if first else block(w1, w2)

    def _scores(self, images: np.ndarray) -> np.ndarray:
        h = self._stem.forward(images)
        for block in self._blocks:
            h = block.forward(h).astype(np.float32, copy=False)
        return np.asarray(self._head.forward(h))

    def _backward(self, dout: np.ndarray) -> None:
        g = self._head.backward(dout)
        for block in reversed(self._blocks):
            g = block.backward(g).astype(np.float32, copy=False)
        self._stem.backward_parameters(g)

    def _gradients(self) -> list[np.ndarray]:
        own = [array for block in self._blocks for array in _arrays(block, "dw", "dgamma", "dbeta")]
        own = [array.astype(np.float32, copy=False) for array in own]  # masks of floats make them wider
        return [*self._stem.gradients(), *own, *self._head.gradients()]

    def _switch(self, *, training: bool) -> None:
        ends: tuple[Layer, ...] = (self._stem, self._head)
        for end in ends:
            end.train() if training else end.eval()
        for block in self._blocks:
            block.norm1.training = block.norm2.training = training


class _Plain:
    """The main path of a block alone: both convolutions with their normalisation, and both ReLUs."""

    def __init__(self, block: Any):
        self.conv1, self.norm1 = block.conv1, block.norm1
        self.conv2, self.norm2 = block.conv2, block.norm2
        self.skip = None

    def forward(self, x: np.ndarray) -> np.ndarray:
        self._inner = np.maximum(self.norm1.forward(self.conv1.forward(x)), 0)
        self._outer = np.maximum(self.norm2.forward(self.conv2.forward(self._inner)), 0)
        return self._outer

    def backward(self, dout: np.ndarray) -> np.ndarray:
        g = self.conv2.backward(self.norm2.backward(dout * (self._outer > 0)))
        return np.asarray(self.conv1.backward(self.norm1.backward(g * (self._inner > 0))))


def _arrays(block: Any, w: str, gamma: str, beta: str) -> list[np.ndarray]:
    """Parameters or gradients of a block, in a fixed order."""
    found = [getattr(conv, w) for conv in (block.conv1, block.conv2, block.skip) if conv is not None]
    return [*found, *(getattr(norm, name) for norm in (block.norm1, block.norm2) for name in (gamma, beta))]
