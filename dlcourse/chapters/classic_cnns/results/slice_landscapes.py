"""Cuts a plane through the losses of a trained plain and a trained residual network: ``landscapes.npz``.

Run it with ``python -m dlcourse.chapters.classic_cnns.results.slice_landscapes``; it takes some minutes.
The directions are scaled filter by filter, as in Li et al., Visualizing the Loss Landscape (2018).
"""

from pathlib import Path

import numpy as np

from dlcourse.chapters.classic_cnns.exercises._residual_block_mistakes import ResidualBlock
from dlcourse.data import load
from dlcourse.experiments.deep_fashion import Deep, small_images

BLOCKS, STEPS, IMAGES, REACH, SIDE = 16, 150, 100, 1.0, 17
RESULT = Path(__file__).with_name("landscapes.npz")


def trained(shortcut: bool) -> Deep:
    """One of the two networks, from the same initial weights."""
    clothes = load("fashion_mnist_14k")
    net = Deep(BLOCKS, shortcut, np.random.default_rng(1), block=ResidualBlock)
    net.fit(small_images(clothes.x_train), clothes.y_train, steps=STEPS, batch=64)
    return net


def directions(weights: list[np.ndarray], rng: np.random.Generator) -> list[np.ndarray]:
    """A random direction; each filter of it is as long as that of the weights, vectors stay at zero."""
    found = []
    for array in weights:
        drawn = rng.normal(size=array.shape).astype(array.dtype)
        if array.ndim == 1:
            found.append(np.zeros_like(array))
            continue
        rows, own = drawn.reshape(len(array), -1), array.reshape(len(array), -1)
        scale = np.linalg.norm(own, axis=1) / np.linalg.norm(rows, axis=1)
        found.append((rows * scale[:, None]).reshape(array.shape))
    return found


def surface(net: Deep, places: np.ndarray) -> np.ndarray:
    """The loss on the first images, with statistics of the batch, at all pairs of places."""
    clothes = load("fashion_mnist_14k")
    images, labels = small_images(clothes.x_train[:IMAGES]), clothes.y_train[:IMAGES]
    weights = net.parameters()
    middle = [array.copy() for array in weights]
    rng = np.random.default_rng(0)
    first, second = directions(middle, rng), directions(middle, rng)
    losses = np.zeros((len(places), len(places)), np.float32)
    for i, up in enumerate(places):
        for j, right in enumerate(places):
            for array, centre, a, b in zip(weights, middle, first, second, strict=True):
                array[...] = centre + array.dtype.type(right) * a + array.dtype.type(up) * b
            losses[i, j] = net.loss(images, labels)
    for array, centre in zip(weights, middle, strict=True):
        array[...] = centre
    return losses


def main() -> None:
    places = np.linspace(-REACH, REACH, SIDE)
    plain, residual = (surface(trained(shortcut), places) for shortcut in (False, True))
    np.savez_compressed(RESULT, places=places, plain=plain, residual=residual)


if __name__ == "__main__":
    main()
