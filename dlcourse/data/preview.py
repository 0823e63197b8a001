"""Show the first examples of a data set as text."""

from collections.abc import Mapping

import numpy as np

from dlcourse.data.dataset import Dataset
from dlcourse.data.loading import load

_CELL = 44
_COLUMNS = 6  # of a table


def peek(data: Dataset | str, count: int = 5) -> None:
    """Print the first training examples, one line each; of images, their labels and grey values.

    Args:
        data: A data set, or the name of one.
        count: How many examples to print.
    """
    dataset = load(data) if isinstance(data, str) else data
    print(dataset)
    for line in preview_lines(dataset, count):
        print(line)


def preview_lines(dataset: Dataset, count: int = 5) -> list[str]:
    """Return what ``peek`` prints below the first line: a heading and one line per example."""
    from rich.cells import cell_len

    rows = [_row(dataset, index) for index in range(min(count, len(dataset.x_train)))]
    if not rows:
        return []
    table = [list(rows[0]), *(list(row.values()) for row in rows)]
    widths = [min(_CELL, max(map(cell_len, column))) for column in zip(*table, strict=True)]
    return ["  ".join(map(_padded, line, widths)).rstrip() for line in table]


def _row(dataset: Dataset, index: int) -> Mapping[str, str]:
    x = dataset.x_train[index]
    row = {"x": x}
    if features := dataset.features[:_COLUMNS] if np.ndim(x) == 1 else ():
        row = dict(zip(features, x, strict=False))
        if len(dataset.features) > _COLUMNS:
            row["…"] = f"{len(dataset.features) - _COLUMNS} more"
    label = dataset.y_train[index]
    row["y"] = dataset.classes[label] if dataset.classes else label
    row |= {name: values[index] for name, values in dataset.extra_train.items()}
    return {name: _cell(value) for name, value in row.items()}


def _cell(value: object) -> str:
    if isinstance(value, np.ndarray):
        return f"{value.dtype} {value.shape}, {value.min()} to {value.max()}, mean {value.mean():.1f}"
    return f"{value:g}" if isinstance(value, np.floating) else str(value).replace("\n", " ")


def _padded(text: str, width: int) -> str:
    from rich.cells import set_cell_size

    return set_cell_size(shortened(text, width), width)


def shortened(text: str, width: int) -> str:
    """Return the text, cut and ended by an ellipsis if it takes more than ``width`` columns of a terminal."""
    from rich.cells import cell_len, set_cell_size

    if cell_len(text) <= width:
        return text
    cut = set_cell_size(text, max(width - 1, 0))
    if not text.startswith(cut):  # half of a wide letter has become a blank
        cut = cut[:-1]
    return cut + "…"
