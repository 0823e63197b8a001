"""What a source module hands over: the contents of a data file and what its card says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from .packages import Package


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        name: The heading in the file.
        role: "x", "y" or "extra": where the loader puts the column.
        dtype: "text", "int64", "float32", "date" or "class" (a word of the card's classes).
        meaning: What the values are, with their unit.
    """

    name: str
    role: str
    dtype: str
    meaning: str


@dataclass(frozen=True)
class Table:
    """A text file of rows: first the training rows, then the test rows."""

    train: Sequence[Sequence[str]]
    test: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Arrays:
    """An .npz file. A name ends in ``_train`` or ``_test``; what is not x or y is an extra."""

    arrays: Mapping[str, np.ndarray]


@dataclass(frozen=True)
class Recipe:
    """How one data set is made.

    Attributes:
        name: The name students load it by.
        file: The file's name; its ending says the format.
        packages: What to fetch.
        build: Takes each package's unpacked folder, in order, and returns the contents.
        card: The sentences and names of the card that cannot be computed.
        columns: The columns of a table.
        meaning: What each array holds, by its name without ``_train`` or ``_test``.
    """

    name: str
    file: str
    packages: tuple[Package, ...]
    build: Callable[..., Table | Arrays]
    card: Mapping[str, Any]
    columns: tuple[Column, ...] = ()
    meaning: Mapping[str, str] = field(default_factory=dict)

    def contents(self, folders: Sequence[Path]) -> Table | Arrays:
        """Build the contents from the unpacked packages."""
        return self.build(*folders)
