"""Fashion-MNIST: a balanced cut of the whole set, which Debian packages in its original files."""

import gzip
from pathlib import Path

import numpy as np

from .choosing import shuffled
from .packages import Package
from .recipe import Arrays, Recipe

_FOLDER = "usr/share/datasets/fashion-mnist"


def build(package: Path) -> Arrays:
    """Take the first 1,000 training and the first 400 test images of each class."""
    x_train, y_train = _part(package / _FOLDER, "train", 1000)
    x_test, y_test = _part(package / _FOLDER, "t10k", 400)
    return Arrays({"x_train": x_train, "y_train": y_train, "x_test": x_test, "y_test": y_test})


def _part(folder: Path, part: str, per_class: int) -> tuple[np.ndarray, np.ndarray]:
    labels = np.frombuffer(
        gzip.decompress((folder / f"{part}-labels-idx1-ubyte.gz").read_bytes())[8:], np.uint8
    )
    pixels = np.frombuffer(
        gzip.decompress((folder / f"{part}-images-idx3-ubyte.gz").read_bytes())[16:], np.uint8
    )
    chosen = np.concatenate([np.flatnonzero(labels == kind)[:per_class] for kind in range(10)])
    chosen = chosen[shuffled(len(chosen), f"fashion_mnist_14k {part}")]
    return pixels.reshape(-1, 1, 28, 28)[chosen], labels[chosen].astype(np.int64)


FASHION_MNIST = Recipe(
    name="fashion_mnist_14k",
    file="fashion_mnist_14k.npz",
    packages=(
        Package(
            "Debian",
            "dataset-fashion-mnist",
            "0.0~git20200523.55506a9-1",
            "39e172fe32dd318ebb3e512220c3beea2fa47d7e20bab348fb4e0922d6beefc0",
        ),
    ),
    build=build,
    card={
        "title": "Fashion-MNIST, 14,000 articles of clothing",
        "summary": "Photographs from a shop's catalogue in the format of MNIST, and a good deal harder.",
        "task": "classify an image into 10 classes",
        "classes": [
            *("T-shirt/top", "trouser", "pullover", "dress", "coat"),
            *("sandal", "shirt", "sneaker", "bag", "ankle boot"),
        ],
        "split": "10,000 for training and 4,000 for testing, every class equally often",
        "cut": "The first 1,000 images of each class of the original training part and the first 400 of "
        "each class of the original test part, shuffled.",
        "baseline": "Logistic regression on the pixels: 83.1 % of the test part.",
        "licence": "MIT",
        "licence_url": "https://opensource.org/license/mit",
        "attribution": "Copyright (c) 2017 Zalando SE. Han Xiao, Kashif Rasul and Roland Vollgraf: "
        "Fashion-MNIST, a novel image dataset for benchmarking machine learning algorithms.",
        "notes": [],
    },
    meaning={
        "x": "images (N, channel, height, width), 0 black background to 255 white",
        "y": "the kind of article, an index into classes",
    },
)
