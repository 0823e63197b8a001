"""Trains networks of four depths, with and without shortcuts, on clothes, and writes ``depths.npz``.

Run it with ``python -m dlcourse.chapters.classic_cnns.results.train_depths``; it takes about two minutes.
"""

from pathlib import Path

import numpy as np

from dlcourse.chapters.classic_cnns.exercises._residual_block_mistakes import ResidualBlock
from dlcourse.data import load
from dlcourse.experiments.deep_fashion import Deep, small_images

BLOCKS, SEEDS, STEPS, TESTED = (3, 9, 16, 27), (0, 1, 2), 100, 2000
"""With two layers in each block and two around them: 8, 20, 34 and 56 layers."""

RESULT = Path(__file__).with_name("depths.npz")


def train(blocks: int, shortcut: bool, seed: int, steps: int = STEPS) -> tuple[np.ndarray, float]:
    """The loss of each step, and the accuracy on test images afterwards."""
    clothes = load("fashion_mnist_14k")
    net = Deep(blocks, shortcut, np.random.default_rng(seed), block=ResidualBlock)
    losses = net.fit(small_images(clothes.x_train), clothes.y_train, steps=steps)
    right = net.classes_of(small_images(clothes.x_test[:TESTED])) == clothes.y_test[:TESTED]
    return losses, float(right.mean())


def main() -> None:
    runs = [[[train(n, shortcut, seed) for seed in SEEDS] for shortcut in (False, True)] for n in BLOCKS]
    losses = [[[run[0] for run in each] for each in pair] for pair in runs]
    accuracies = [[[run[1] for run in each] for each in pair] for pair in runs]
    np.savez_compressed(
        RESULT, losses=np.array(losses, np.float32), accuracies=np.array(accuracies, np.float32)
    )


if __name__ == "__main__":
    main()
