"""The raw table of a project as it came: with faults that a contract finds, and with twins."""

from typing import NamedTuple

import numpy as np

from dlcourse.experiments.tracks.draws import CLASSES, draw
from dlcourse.experiments.tracks.payments import COLUMNS

ROWS = 1200
_TWINS = 60
"""So many rows are entered a second time, under another group."""

GROUPS = {"digits": "sheet", "subjects": "sender", "payments": "card"}
"""What the groups of a track are."""


class Raw(NamedTuple):
    """A project as it came.

    Attributes:
        x: the examples, (N, ...), as in ``draw``.
        table: what is known of each row, by column: ``id``, ``group``, ``time`` (days since the start) and
            ``label``; for payments also the columns of x.
    """

    x: np.ndarray
    table: dict[str, np.ndarray]


def raw(track: str, seed: int = 0) -> Raw:
    """Make the raw table of a track, with 1,200 rows.

    Raises:
        ValueError: there is no such track.
    """
    found = draw(track, seed, ROWS - _TWINS, 0)
    rng = np.random.default_rng([seed, 1])
    twins = rng.choice(len(found.x), _TWINS, replace=False)
    x, y = np.concatenate([found.x, found.x[twins]]), np.concatenate([found.y, found.y[twins]])
    table = {
        "id": np.arange(1, ROWS + 1).astype(float),
        "group": rng.integers(1, ROWS // 4, ROWS).astype(float),
        "time": np.sort(rng.uniform(0, 90, ROWS)).round(2),
        "label": y.astype(float),
    }
    if track == "payments":
        table |= dict(zip(COLUMNS, x.T.copy(), strict=True))
    _spoil(table, CLASSES[track], rng)
    return Raw(x, table)


def _spoil(table: dict[str, np.ndarray], classes: int, rng: np.random.Generator) -> None:
    """Plant what no contract lets pass: ids that come twice, labels that do not exist, gaps, wrong days."""
    rows = iter(rng.permutation(ROWS)[:24].tolist())
    for _ in range(4):
        table["id"][next(rows)] = table["id"][next(rows)]
        table["label"][next(rows)] = classes
        table["label"][next(rows)] = np.nan
        table["time"][next(rows)] = -1.0
        table["group"][next(rows)] += 0.5
