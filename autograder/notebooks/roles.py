"""What each cell is for: read off its code, so that authors type no nbgrader metadata."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from nbformat import NotebookNode

from autograder.notebooks.source import AuthorError, place
from dlcourse.checking.exercise import Exercise
from dlcourse.checking.registry import UnknownExerciseError, exercise, exercises

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
DEMO = "demo"
_CHECK = re.compile(r"""^check\(\s*["'](?P<id>[^"']*)["']""")


@dataclass(frozen=True)
class Role:
    """The role of one cell; ``exercise`` is set for answer and check cells."""

    kind: Literal["text", "code", "demo", "answer", "check"]
    exercise: Exercise | None = None
    number: int = 1


def roles(cells: Iterable[NotebookNode], chapter: str, file: Path) -> list[Role]:
    """Find the role of every cell.

    An answer cell has a solution region and belongs to the exercise of the next check cell.

    Raises:
        AuthorError: the cells do not fit together, or an exercise of the chapter is not checked.
    """
    found: list[Role] = []
    waiting: list[int] = []
    for cell in cells:
        kind = _kind(cell, file)
        if kind == "answer":
            waiting.append(len(found))
        if kind != "check":
            found.append(Role(kind))
            continue
        checked = _exercise_of(cell, chapter, file)
        if any(role.kind == "check" and role.exercise == checked for role in found):
            raise AuthorError(f"{place(file, cell)}: {checked.id} is checked twice in this notebook")
        if not waiting:
            raise AuthorError(f"{place(file, cell)}: no cell with a solution region stands before this check")
        for number, index in enumerate(waiting, 1):
            found[index] = Role("answer", checked, number)
        waiting = []
        found.append(Role("check", checked))
    _require_complete(found, waiting, chapter, file)
    return found


def _kind(cell: NotebookNode, file: Path) -> Literal["text", "code", "demo", "answer", "check"]:
    if cell.cell_type == "markdown":
        return "text"
    demo = DEMO in cell.metadata.get("tags", [])
    begins, ends = (sum(mark == line.strip() for line in cell.source.splitlines()) for mark in (BEGIN, END))
    if begins != ends:
        raise AuthorError(f"{place(file, cell)}: {begins} × “{BEGIN}” but {ends} × “{END}”")
    if demo and begins:
        raise AuthorError(
            f"{place(file, cell)}: a demo cell is not graded, so it can have no solution region"
        )
    if demo:
        return "demo"
    if _CHECK.match(cell.source):
        return "check"
    return "answer" if begins else "code"


def _exercise_of(cell: NotebookNode, chapter: str, file: Path) -> Exercise:
    match = _CHECK.match(cell.source)
    id = match["id"] if match else ""
    try:
        found = exercise(id)
    except UnknownExerciseError as error:
        raise AuthorError(f"{place(file, cell)}: {error}") from error
    if found.chapter != chapter:
        raise AuthorError(f"{place(file, cell)}: {id} belongs to the chapter {found.chapter}, not {chapter}")
    return found


def _require_complete(found: list[Role], waiting: list[int], chapter: str, file: Path) -> None:
    if waiting:
        raise AuthorError(
            f"{file.name}: a cell with a solution region is never checked; add its check(...) cell"
        )
    checked = {role.exercise.id for role in found if role.kind == "check" and role.exercise}
    missing = [each.id for each in exercises(chapter) if each.id not in checked]
    if missing:
        raise AuthorError(f"{file.name}: no cell checks {', '.join(missing)}")
