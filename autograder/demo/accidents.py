"""Notebooks that got damaged on the way: none of it is the student's fault, so none of it costs a point."""

import re
from collections.abc import Iterator

import nbformat
from nbformat import NotebookNode

from autograder.demo.attempts import MadeUpAttempt, attempt
from autograder.demo.workbook import Workbook


def broken(book: Workbook) -> Iterator[MadeUpAttempt]:
    """Solved notebooks after an accident; only the one cut off in the middle cannot be read."""
    deleted = book.solved()
    del deleted.cells[_index_of_check(deleted)]
    yield attempt("broken-check-deleted", deleted, book.possible)

    doubled = book.solved()
    place = _index_of_check(doubled)
    doubled.cells.insert(place, nbformat.from_dict({**doubled.cells[place], "id": "copied"}))
    yield attempt("broken-check-twice", doubled, book.possible)

    moved = book.solved()
    moved.cells.insert(0, moved.cells.pop(_index_of_check(moved)))
    yield attempt("broken-check-first", moved, book.possible)

    stripped = book.solved()
    for number, cell in enumerate(stripped.cells):
        cell.metadata.pop("nbgrader", None)
        cell.id = f"cell-{number}"
    yield attempt("broken-labels-gone", stripped, book.possible)

    text = nbformat.writes(book.solved())
    yield MadeUpAttempt("broken-file-renamed", text, book.possible, file=f"{book.name} (1).ipynb")
    yield MadeUpAttempt("broken-file-cut-off", text[:300], 0.0)  # what stands before the cut is read


def _index_of_check(notebook: NotebookNode) -> int:
    """The first check cell."""
    return next(i for i, cell in enumerate(notebook.cells) if re.match(r"check\(", cell.source))
