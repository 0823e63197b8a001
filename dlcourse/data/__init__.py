"""The data of the course: ``load("mnist_10k")`` and its kin, which need no network.

The full-size originals of some sets are in ``dlcourse.data.originals``.
"""

from dlcourse.data.card import Card
from dlcourse.data.dataset import Dataset
from dlcourse.data.loading import describe, load, names
from dlcourse.data.pictures import show_images
from dlcourse.data.preview import peek
from dlcourse.data.splitting import batches, split, stratified_split

__all__ = [
    "Card",
    "Dataset",
    "batches",
    "describe",
    "load",
    "names",
    "peek",
    "show_images",
    "split",
    "stratified_split",
]
