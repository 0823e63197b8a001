"""The small data sets that come inside scikit-learn, in the form of all others.

Their files are read directly: importing scikit-learn takes seconds, which an explorer would make one wait.
"""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from dlcourse.data.card import Card, card_of
from dlcourse.data.dataset import Dataset
from dlcourse.data.splitting import split, stratified_split
from dlcourse.in_browser import IN_BROWSER
from dlcourse.in_browser.fetching import at_hand
from dlcourse.resources import resource

_TEST = 0.2


def load_bundled(name: str) -> Dataset:
    """Load one of scikit-learn's data sets; a fifth of it is the test part, except of the photographs."""
    card = card_of(name)
    if name == "sample_photos":
        return _photos(card)
    x, y = _READERS[name]()
    divide = stratified_split if card.classes else split
    x_train, y_train, x_test, y_test = divide(x, y, test=_TEST, rng=np.random.default_rng(0))
    return Dataset(x_train, y_train, x_test, y_test, card.classes, card)


def _file(*place: str) -> Path:
    """A file of scikit-learn, which is installed with the course; a browser fetches the file alone."""
    package = find_spec("sklearn")
    if package and package.submodule_search_locations:
        return Path(package.submodule_search_locations[0], "datasets", *place)
    if IN_BROWSER:
        return at_hand(resource("datasets") / place[-1])
    raise ModuleNotFoundError("scikit-learn is not installed; this data set comes with it")


def _digits() -> tuple[np.ndarray, np.ndarray]:
    table = np.loadtxt(_file("data", "digits.csv.gz"), delimiter=",", dtype=np.uint8)
    return table[:, :-1].reshape(-1, 1, 8, 8), table[:, -1].astype(np.int64)


def _breast_cancer() -> tuple[np.ndarray, np.ndarray]:
    return _table("breast_cancer.csv")


def _wine() -> tuple[np.ndarray, np.ndarray]:
    return _table("wine_data.csv")


def _iris() -> tuple[np.ndarray, np.ndarray]:
    return _table("iris.csv")


def _diabetes() -> tuple[np.ndarray, np.ndarray]:
    x, y = (np.loadtxt(_file("data", f"diabetes_{part}.csv.gz")) for part in ("data_raw", "target"))
    return x.astype(np.float32), y.astype(np.float32)


def _table(file: str) -> tuple[np.ndarray, np.ndarray]:
    """Rows of numbers with the class at the end, under a line of headings."""
    table = np.loadtxt(_file("data", file), delimiter=",", skiprows=1)
    return table[:, :-1].astype(np.float32), table[:, -1].astype(np.int64)


def _photos(card: Card) -> Dataset:
    from PIL import Image

    titles = np.array(["china", "flower"], dtype=object)
    files = [_file("images", f"{title}.jpg") for title in titles]
    photos = np.stack([np.asarray(Image.open(file)) for file in files]).transpose(0, 3, 1, 2)
    return Dataset(photos, titles, photos[:0], titles[:0], card.classes, card)


_READERS: dict[str, Callable[[], tuple[np.ndarray, np.ndarray]]] = {
    "digits": _digits,
    "breast_cancer": _breast_cancer,
    "wine": _wine,
    "iris": _iris,
    "diabetes": _diabetes,
}

BUNDLED = (*_READERS, "sample_photos")
