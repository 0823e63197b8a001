"""The one form in which every data set of the course arrives."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from dlcourse.data.card import Card


@dataclass(frozen=True, eq=False, repr=False)
class Dataset:
    """A data set, divided into a training and a test part.

    Row ``i`` of every ``_train`` array belongs to one example, and likewise for ``_test``.
    Images are uint8 in the layout (N, channel, height, width), tables float32 (N, columns), texts
    arrays of Python strings. Labels are int64 indices into ``classes``; where there is something to
    predict that is no class, ``y`` holds it: a float32 number, or a text.

    Attributes:
        x_train: The inputs of the training part.
        y_train: What is to be predicted.
        x_test: The inputs of the test part; it has no rows where there is none.
        y_test: What is to be predicted there.
        classes: The words that labels stand for; empty without classes.
        card: Where the data come from, what they mean, how they were cut.
        extra_train: Further arrays, one row per training example, by name.
        extra_test: The same for the test part.
    """

    x_train: np.ndarray
    y_train: np.ndarray
    x_test: np.ndarray
    y_test: np.ndarray
    classes: tuple[str, ...]
    card: Card
    extra_train: Mapping[str, np.ndarray] = field(default_factory=dict)
    extra_test: Mapping[str, np.ndarray] = field(default_factory=dict)

    @property
    def features(self) -> tuple[str, ...]:
        """The names of the columns of x, empty unless x is a table."""
        return tuple(column.name for column in self.card.columns if column.role == "x")

    def __repr__(self) -> str:
        arrays = {name: getattr(self, name) for name in ("x_train", "y_train", "x_test", "y_test")}
        parts = ", ".join(f"{name} {array.shape} {array.dtype}" for name, array in arrays.items())
        return f"Dataset {self.card.name}: {parts}"
