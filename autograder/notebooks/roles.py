"""What each cell is for: read off its code, so that authors type no nbgrader metadata."""

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from nbformat import NotebookNode

from autograder.notebooks.regions import has_region
from autograder.notebooks.source import AuthorError, ByHand, Source
from dlcourse.checking.exercise import Exercise
from dlcourse.checking.registry import exercise, exercises
from dlcourse.curriculum import UnknownIdError, notebook_of
from dlcourse.notebook_format import DEMO, exercise_checked

Kind = Literal["text", "code", "demo", "answer", "check", "manual"]
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Role:
    """The role of one cell; ``exercise`` is set for answer and check cells, ``by_hand`` for manual ones."""

    kind: Kind
    exercise: Exercise | None = None
    number: int = 1
    by_hand: ByHand | None = None


def roles(source: Source, chapter: str) -> list[Role]:
    """Find the role of every cell.

    An answer cell has a solution region and belongs to the exercise of the next check cell. A text that
    is marked by hand belongs to no exercise.

    Raises:
        AuthorError: the cells do not fit together, or an exercise of the chapter is not checked.
    """
    found: list[Role] = []
    waiting: list[int] = []
    for cell, place, by_hand in zip(source.notebook.cells, source.places, source.by_hand, strict=True):
        if by_hand:
            _require_manual_text(cell, by_hand, found, place)
            if waiting:
                raise AuthorError(f"{place}: this text stands between an answer and its check")
            found.append(Role("manual", by_hand=by_hand))
            continue
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


def _require_manual_text(cell: NotebookNode, by_hand: ByHand, found: Sequence[Role], place: str) -> None:
    """The name becomes nbgrader's id of the cell, which no other cell may have."""
    name, points = by_hand.name, by_hand.points
    if cell.cell_type != "markdown":
        raise AuthorError(f"{place}: only text is marked by hand; write its code in cells of their own")
    has_region(cell, place)
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise AuthorError(f"{place}: manual={name!r} is no name; use small letters, digits and _")
    if isinstance(points, bool) or not isinstance(points, int | float) or points <= 0:
        raise AuthorError(f"{place}: what is marked by hand needs its points, such as points=20")
    if any(role.by_hand and role.by_hand.name == name for role in found):
        raise AuthorError(f"{place}: two texts that are marked by hand are called {name}")


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
    names = {each.name for each in exercises(chapter)} & {role.by_hand.name for role in found if role.by_hand}
    if names:
        raise AuthorError(
            f"{notebook_of(chapter)}.md: {', '.join(sorted(names))} is the name of an exercise already; "
            "give the text that is marked by hand another one"
        )
