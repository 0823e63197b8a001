"""A student's notebook as a program that runs it by the rules of grading, once for each kind of exercise."""

import copy
from collections.abc import Iterator

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from dlcourse.checking.as_graded.released import given_cells
from dlcourse.checking.exercise import Exercise
from dlcourse.checking.registry import exercise, exercises
from dlcourse.curriculum import UnknownIdError
from dlcourse.notebook_format import DEMO, exercise_checked, exercises_checked

RULES = "rules"
"""Tag of the cell that sets up the rules; it is none of the student's."""

_BEGIN = """from dlcourse.checking.as_graded.at_home import AsGraded as __AsGraded
__as_graded = __AsGraded(get_ipython(), {kind!r}, {uses!r}, {given!r})"""


def editions_as_graded(notebook: NotebookNode) -> Iterator[tuple[NotebookNode, set[str]]]:
    """For each kind of exercise the notebook to run, and the exercises that count in it."""
    checked = [found for cell in notebook.cells for found in _exercises_in(cell.source)]
    if not checked:
        return
    given = [cell.source for cell in given_cells(checked[0].chapter)]
    for kind in dict.fromkeys(each.needs for each in checked):
        wanted = [each for each in exercises(checked[0].chapter) if each.needs == kind]
        uses = sorted({use for each in wanted for use in each.uses})
        edition = copy.deepcopy(notebook)
        for cell in edition.cells:
            _wrap(cell)
        rules = _BEGIN.format(kind=kind, uses=uses, given=given)
        edition.cells.insert(0, new_code_cell(rules, metadata={"tags": [RULES]}))
        yield edition, {each.id for each in wanted}


def _exercises_in(source: str) -> Iterator[Exercise]:
    for id in exercises_checked(source):
        try:
            yield exercise(id)
        except UnknownIdError:
            continue


def _wrap(cell: NotebookNode) -> None:
    """Let a cell be run by the rules; what was written in it stays in its metadata."""
    if cell.cell_type != "code" or DEMO in cell.metadata.get("tags", ()):
        return
    kind = "check" if exercise_checked(cell.source) else "answer" if cell.metadata["grade_id"] else "own"
    cell.metadata["source"] = cell.source
    cell.source = f"__as_graded({kind!r}, {cell.source!r})"
