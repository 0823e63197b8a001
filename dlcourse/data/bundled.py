"""The small data sets that come inside scikit-learn, in the form of all others."""

from collections.abc import Callable

import numpy as np

from dlcourse.data.card import Card, card_of
from dlcourse.data.dataset import Dataset
from dlcourse.data.splitting import split, stratified_split

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


def _digits() -> tuple[np.ndarray, np.ndarray]:
    from sklearn.datasets import load_digits

    digits = load_digits()
    return digits.images.astype(np.uint8)[:, np.newaxis], digits.target.astype(np.int64)


def _breast_cancer() -> tuple[np.ndarray, np.ndarray]:
    from sklearn.datasets import load_breast_cancer

    return _table(*load_breast_cancer(return_X_y=True))


def _wine() -> tuple[np.ndarray, np.ndarray]:
    from sklearn.datasets import load_wine

    return _table(*load_wine(return_X_y=True))


def _iris() -> tuple[np.ndarray, np.ndarray]:
    from sklearn.datasets import load_iris

    return _table(*load_iris(return_X_y=True))


def _diabetes() -> tuple[np.ndarray, np.ndarray]:
    from sklearn.datasets import load_diabetes

    x, y = load_diabetes(return_X_y=True, scaled=False)
    return x.astype(np.float32), y.astype(np.float32)


def _table(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return x.astype(np.float32), y.astype(np.int64)


def _photos(card: Card) -> Dataset:
    from sklearn.datasets import load_sample_image

    titles = np.array(["china", "flower"], dtype=object)
    photos = np.stack([load_sample_image(f"{title}.jpg") for title in titles]).transpose(0, 3, 1, 2)
    return Dataset(photos, titles, photos[:0], titles[:0], card.classes, card)


_READERS: dict[str, Callable[[], tuple[np.ndarray, np.ndarray]]] = {
    "digits": _digits,
    "breast_cancer": _breast_cancer,
    "wine": _wine,
    "iris": _iris,
    "diabetes": _diabetes,
}

BUNDLED = (*_READERS, "sample_photos")
