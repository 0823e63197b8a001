"""What each cell is for: read off its code, so that authors type no nbgrader metadata."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from nbformat import NotebookNode

from autograder.notebooks.regions import has_region
from autograder.notebooks.source import AuthorError, Source
from dlcourse.checking.exercise import Exercise
from dlcourse.checking.registry import exercise, exercises
from dlcourse.curriculum import UnknownIdError, notebook_of
from dlcourse.notebook_format import DEMO, exercise_checked

Kind = Literal["text", "code", "demo", "answer", "check"]


@dataclass(frozen=True)
class Role:
    """The role of one cell; ``exercise`` is set for answer and check cells."""

    kind: Kind
    exercise: Exercise | None = None
    number: int = 1


def roles(source: Source, chapter: str) -> list[Role]:
    """Find the role of every cell.

    An answer cell has a solution region and belongs to the exercise of the next check cell.

    Raises:
        AuthorError: the cells do not fit together, or an exercise of the chapter is not checked.
    """
    found: list[Role] = []
    waiting: list[int] = []
    for cell, place in zip(source.notebook.cells, source.places, strict=True):
        kind = _kind(cell, place)
        if kind == "answer":
            waiting.append(len(found))
        if kind != "check":
            found.append(Role(kind))
            continue
        checked = _exercise_of(cell, chapter, place)
        if any(role.kind == "check" and role.exercise == checked for role in found):
            raise AuthorError(f"{place}: {checked.id} is checked twice in this notebook")
        if not waiting:
            raise AuthorError(f"{place}: no cell with a solution region stands before this check")
        for number, index in enumerate(waiting, 1):
            found[index] = Role("answer", checked, number)
        waiting = []
        found.append(Role("check", checked))
    if waiting:
        raise AuthorError(
            f"{source.places[waiting[0]]}: this answer is never checked; add its check(...) cell"
        )
    _require_every_exercise(found, chapter)
    return found


def _kind(cell: NotebookNode, place: str) -> Kind:
    region = has_region(cell, place)
    if cell.cell_type == "markdown":
        return "text"
    if DEMO in cell.metadata.get("tags", []):
        if region:
            raise AuthorError(f"{place}: a demo cell is not graded, so it can have no solution region")
        return "demo"
    if exercise_checked(cell.source) is not None:
        _require_only_the_call(cell, place)
        return "check"
    return "answer" if region else "code"


def _require_only_the_call(cell: NotebookNode, place: str) -> None:
    """To nbgrader the cell's value is the points, and a cell without a value has earned all of them."""
    try:
        first = ast.parse(cell.source).body[0]
    except SyntaxError as error:
        raise AuthorError(f"{place}: {error.msg}") from error
    call = first.value if isinstance(first, ast.Expr) else first
    if not isinstance(call, ast.Call) or ast.get_source_segment(cell.source, call) != cell.source.strip():
        raise AuthorError(f"{place}: a check cell is the call of check alone, without a semicolon")


def _exercise_of(cell: NotebookNode, chapter: str, place: str) -> Exercise:
    id = exercise_checked(cell.source) or ""
    try:
        found = exercise(id)
    except UnknownIdError as error:
        raise AuthorError(f"{place}: {error}") from error
    if found.chapter != chapter:
        raise AuthorError(f"{place}: {id} belongs to the chapter {found.chapter}, not {chapter}")
    return found


def _require_every_exercise(found: Sequence[Role], chapter: str) -> None:
    checked = {role.exercise.id for role in found if role.kind == "check" and role.exercise}
    missing = [each.id for each in exercises(chapter) if each.id not in checked]
    if missing:
        raise AuthorError(f"{notebook_of(chapter)}.md: no cell checks {', '.join(missing)}")
