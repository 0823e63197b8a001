"""Random damage to notebooks: repair always gives a gradable one, and grading never breaks.

``DLCOURSE_FUZZ`` says how many notebooks are damaged (default 100; ``make test-all``: 1,000).
"""

import copy
import json
import os
import random

import nbformat
import pytest
from submissions import LIMITS, grade, grade_id_of, lane, possible, released_text, solved, untouched
from tools import require

from autograder.grading.repair import repair

COUNT = int(os.environ.get("DLCOURSE_FUZZ", "100"))
GRADED_EACH = 10
"""One of so many damaged notebooks is graded as well."""

RELEASED = nbformat.reads(released_text(), as_version=4)
IDS = sorted(grade_id_of(cell) for cell in RELEASED.cells if grade_id_of(cell))

STRANGE = [
    *(None, True, -1, 2**70, 1.5, float("nan"), "", "x" * 3000, "ünï\ud800", "\0", "demo", "forward", "<b>"),
    *(
        [],
        {},
        [[]],
        [None],
        {"a": {"b": []}},
        ["demo"],
        {"grade_id": "forward"},
        {"nbgrader": {"grade_id": "choose"}},
    ),
]
KEYS = [
    "cell_type",
    "source",
    "metadata",
    "id",
    "outputs",
    "execution_count",
    "attachments",
    "input",
    "nbgrader",
]
CODE = [
    "1 / 0",
    "x =",
    "def forward(x): return x",
    "check('activations.forward')",
    "%magic",
    "import os",
    "\f\v",
]


def damaged(seed):
    """A notebook, solved or not, after a few random accidents."""
    draw = random.Random(seed)
    notebook = json.loads(json.dumps(draw.choice([solved, untouched])()))
    for _ in range(draw.randint(1, 12)):
        draw.choice(ACCIDENTS)(notebook, draw)
    return damaged_text(json.dumps(notebook), draw)


def damaged_text(text, draw):
    content = text.encode("utf-8", "surrogatepass")
    if draw.random() < 0.05:
        content = content[: draw.randrange(len(content))]
    if draw.random() < 0.05:
        place = draw.randrange(max(1, len(content)))
        content = content[:place] + draw.randbytes(3) + content[place:]
    return b"\xef\xbb\xbf" + content if draw.random() < 0.05 else content


def cells_of(notebook):
    cells = notebook.get("cells")
    return cells if isinstance(cells, list) else []


def drop(notebook, draw):
    cells = cells_of(notebook)
    if cells:
        cells.pop(draw.randrange(len(cells)))


def double(notebook, draw):
    cells = cells_of(notebook)
    if cells:
        cells.insert(draw.randrange(len(cells)), copy.deepcopy(draw.choice(cells)))


def move(notebook, draw):
    cells = cells_of(notebook)
    if cells:
        cells.insert(draw.randrange(len(cells)), cells.pop(draw.randrange(len(cells))))


def shuffle(notebook, draw):
    draw.shuffle(cells_of(notebook))


def swap_in(notebook, draw):
    cells = cells_of(notebook)
    if cells:
        cells[draw.randrange(len(cells))] = draw.choice(STRANGE)


def alter_cell(notebook, draw):
    cell = draw.choice(cells_of(notebook) or [{}])
    if isinstance(cell, dict):
        cell[draw.choice(KEYS)] = draw.choice(STRANGE)


def lose_key(notebook, draw):
    cell = draw.choice(cells_of(notebook) or [{}])
    if isinstance(cell, dict):
        cell.pop(draw.choice(KEYS), None)


def alter_metadata(notebook, draw):
    cell = draw.choice(cells_of(notebook) or [{}])
    metadata = cell.get("metadata") if isinstance(cell, dict) else None
    if isinstance(metadata, dict):
        place = metadata.get("nbgrader")
        target = place if isinstance(place, dict) and draw.random() < 0.7 else metadata
        key = draw.choice(
            ["grade_id", "points", "grade", "solution", "schema_version", "checksum", "tags", "nbgrader"]
        )
        target[key] = draw.choice([*STRANGE, *IDS])


def strip_all(notebook, draw):
    for cell in cells_of(notebook):
        if isinstance(cell, dict):
            cell["metadata"] = {}
            if draw.random() < 0.5:
                cell.pop("id", None)


def write_code(notebook, draw):
    cell = draw.choice(cells_of(notebook) or [{}])
    if isinstance(cell, dict):
        cell["source"] = draw.choice([draw.choice(CODE), list(draw.choice(CODE)), [draw.choice(CODE), None]])


def change_type(notebook, draw):
    cell = draw.choice(cells_of(notebook) or [{}])
    if isinstance(cell, dict):
        cell["cell_type"] = draw.choice(["code", "markdown", "raw", "heading", None, 5])


def alter_top(notebook, draw):
    notebook[draw.choice(["nbformat", "nbformat_minor", "metadata", "extra"])] = draw.choice(STRANGE)


def to_format_3(notebook, draw):
    notebook["worksheets"] = [{"cells": cells_of(notebook)}, draw.choice(STRANGE)]
    notebook.pop("cells", None)


ACCIDENTS = [
    *(drop, double, move, shuffle, swap_in, alter_cell, lose_key, alter_metadata, strip_all, write_code),
    *(change_type, alter_top, to_format_3, alter_metadata, alter_cell, drop, double),
]


@pytest.mark.slow
@pytest.mark.parametrize("part", range(10))
def test_repair_gives_a_gradable_notebook(part):
    for seed in range(part, COUNT, 10):
        result = repair(damaged(seed), RELEASED)
        nbformat.validate(result.notebook)
        assert sorted(grade_id_of(cell) for cell in result.notebook.cells if grade_id_of(cell)) == IDS, seed
        assert all(isinstance(note, str) and note for note in result.notes), seed
        json.dumps(result.notebook, ensure_ascii=False).encode()


@pytest.mark.slow
def test_grading_a_damaged_notebook_never_breaks():
    require("bwrap")
    try:
        for seed in range(0, COUNT, GRADED_EACH):
            graded = grade(damaged(seed))
            for name, points in graded.marks.items():
                assert 0 <= points <= possible()[name], seed
            nbformat.validate(nbformat.reads(graded.result.text, as_version=4))
            graded.result.text.encode()
    finally:
        lane(LIMITS, False).close()
