"""The full-size originals: MNIST, Fashion-MNIST, CIFAR-10 and IMDB, downloaded once and kept.

Nothing in the course needs them. Each loader downloads its files at the first call, checks them and keeps
them in the user's cache folder, or in the folder that the environment variable ``DLCOURSE_DATA`` names.
Without a network it says what is missing and which set of ``dlcourse.data.load`` does the same job.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from dlcourse.data.card import card_of
from dlcourse.data.dataset import Dataset
from dlcourse.data.originals import files
from dlcourse.data.originals.cifar import read_cifar10
from dlcourse.data.originals.download import Unavailable, fetch
from dlcourse.data.originals.files import RemoteFile
from dlcourse.data.originals.idx import read_idx
from dlcourse.data.originals.imdb import read_imdb

__all__ = ["Unavailable", "cache_folder", "cifar10", "fashion_mnist", "imdb", "mnist"]


def mnist() -> Dataset:
    """Load MNIST: 60,000 and 10,000 handwritten digits, uint8 (N, 1, 28, 28). About 12 MB to download.

    Raises:
        Unavailable: a file is missing and cannot be downloaded.
    """
    return _from_idx("mnist", files.MNIST, instead="mnist_10k")


def fashion_mnist() -> Dataset:
    """Load Fashion-MNIST: 60,000 and 10,000 images, uint8 (N, 1, 28, 28). About 31 MB to download.

    Raises:
        Unavailable: a file is missing and cannot be downloaded.
    """
    return _from_idx("fashion_mnist", files.FASHION_MNIST, instead="fashion_mnist_14k")


def cifar10() -> Dataset:
    """Load CIFAR-10: 50,000 and 10,000 photographs, uint8 (N, 3, 32, 32). 170 MB to download.

    Raises:
        Unavailable: the file is missing and cannot be downloaded.
    """
    arrays = read_cifar10(_fetched(files.CIFAR10, "cifar10", instead="emoji_captions"))
    return _dataset("cifar10", arrays)


def imdb() -> Dataset:
    """Load the IMDB reviews: 25,000 and 25,000 texts, with the stars as an extra. 84 MB to download.

    Raises:
        Unavailable: the file is missing and cannot be downloaded.
    """
    parts = read_imdb(_fetched(files.IMDB, "imdb", instead="spam_subjects"))
    arrays = {f"{name}_{part}": values for part, named in parts.items() for name, values in named.items()}
    return _dataset("imdb", arrays)


def cache_folder() -> Path:
    """Return the folder in which downloads are kept."""
    if chosen := os.environ.get("DLCOURSE_DATA"):
        return Path(chosen)
    import pooch

    return Path(pooch.os_cache("dlcourse"))


def _from_idx(name: str, wanted: Mapping[str, RemoteFile], instead: str) -> Dataset:
    arrays = {key: read_idx(_fetched(file, name, instead)) for key, file in wanted.items()}
    for part in ("train", "test"):
        arrays[f"x_{part}"] = arrays[f"x_{part}"][:, np.newaxis]
        arrays[f"y_{part}"] = arrays[f"y_{part}"].astype(np.int64)
    return _dataset(name, arrays)


def _fetched(file: RemoteFile, name: str, instead: str) -> Path:
    try:
        return fetch(file, cache_folder() / name)
    except Unavailable as error:
        raise Unavailable(f'{error}; load("{instead}") does the same job without a network') from error


def _dataset(name: str, arrays: Mapping[str, np.ndarray]) -> Dataset:
    card = card_of(name)
    extras = [field.name for field in card.fields if field.name not in "xy"]
    return Dataset(
        arrays["x_train"],
        arrays["y_train"],
        arrays["x_test"],
        arrays["y_test"],
        card.classes,
        card,
        extra_train={extra: arrays[f"{extra}_train"] for extra in extras},
        extra_test={extra: arrays[f"{extra}_test"] for extra in extras},
    )
