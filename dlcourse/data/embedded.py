"""Read the data files that lie in datasets/, each described by its card."""

import gzip
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from dlcourse.data.card import Card, read_card
from dlcourse.data.dataset import Dataset
from dlcourse.in_browser.fetching import at_hand
from dlcourse.resources import resource


def embedded_names() -> tuple[str, ...]:
    """Return the names of the data sets in datasets/."""
    return tuple(sorted(path.stem for path in resource("datasets").glob("*.json")))


def embedded_card(name: str) -> Card:
    """Read the card of a data set in datasets/."""
    return read_card(resource("datasets") / f"{name}.json")


def load_embedded(name: str) -> Dataset:
    """Load a data set from datasets/."""
    card = embedded_card(name)
    path = at_hand(resource("datasets") / card.file)
    train, test = _read_arrays(path) if path.suffix == ".npz" else _read_table(path, card)
    return Dataset(
        x_train=train.pop("x"),
        y_train=train.pop("y"),
        x_test=test.pop("x"),
        y_test=test.pop("y"),
        classes=card.classes,
        card=card,
        extra_train=train,
        extra_test=test,
    )


Part = dict[str, np.ndarray]


def _read_arrays(path: Path) -> tuple[Part, Part]:
    with np.load(path, allow_pickle=False) as archive:
        arrays = {name: archive[name] for name in archive.files}
    parts: tuple[Part, Part] = {}, {}
    for part, ending in zip(parts, ("_train", "_test"), strict=True):
        for name, array in arrays.items():
            if name.endswith(ending):
                text = array.dtype.kind == "U"
                part[name.removesuffix(ending)] = array.astype(object) if text else array
    return parts


def _read_table(path: Path, card: Card) -> tuple[Part, Part]:
    """Read a table whose first rows are the training part, as many as the card says."""
    separator = "," if path.suffix == ".csv" else "\t"
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    heading, *rows = (line.split(separator) for line in text.splitlines())
    columns = dict(zip(heading, zip(*rows, strict=True), strict=True))
    arrays = _arrays(columns, card)
    train = card.fields[0].train[0]
    return (
        {name: array[:train] for name, array in arrays.items()},
        {name: array[train:] for name, array in arrays.items()},
    )


def _arrays(columns: Mapping[str, Sequence[str]], card: Card) -> Part:
    """Turn the columns into x, y and the extras; several x columns become one matrix."""
    arrays = {column.name: _array(columns[column.name], column.dtype, card) for column in card.columns}
    of_x = [column.name for column in card.columns if column.role == "x"]
    of_y = [column.name for column in card.columns if column.role == "y"]
    extras = {column.name: arrays[column.name] for column in card.columns if column.role == "extra"}
    x = arrays[of_x[0]] if len(of_x) == 1 else np.stack([arrays[name] for name in of_x], axis=1)
    return {"x": x, "y": arrays[of_y[0]], **extras}


def _array(cells: Sequence[str], dtype: str, card: Card) -> np.ndarray:
    if dtype == "text":
        return np.array(cells, dtype=object)
    if dtype == "class":
        index = {word: number for number, word in enumerate(card.classes)}
        return np.array([index[cell] for cell in cells], dtype=np.int64)
    if dtype == "date":
        return np.array(cells, dtype="datetime64[D]")
    return np.array([cell or "nan" for cell in cells]).astype(dtype)
