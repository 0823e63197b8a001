"""What an assignment asks for, goal by goal: its graded cells, in the order of the released notebook."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import nbformat
from nbformat import NotebookNode

from autograder.grading.grading_course import GradingCourse
from autograder.grading.outline import outline_of

_HEADING = re.compile(r"^#{2,6} +(.+?)[ #]*$", re.MULTILINE)
_TITLE = re.compile(r"^# +(.+?)[ #]*$", re.MULTILINE)


@dataclass(frozen=True)
class Goal:
    """A graded cell.

    Attributes:
        notebook: its name.
        cell: its grade id.
        id: of the exercise that it checks, such as ``activations.forward``; the grade id of any other cell.
        title: the heading under which it stands.
        possible: points.
        bonus: whether they come on top.
        checked: whether an exercise stands behind it; if not, its mark is given by hand.
        answers: grade ids of the cells that may have a comment.
    """

    notebook: str
    cell: str
    id: str
    title: str
    possible: float
    bonus: bool
    checked: bool
    answers: tuple[str, ...]


@cache
def _cells(released: str) -> list[NotebookNode]:
    """The cells of a released notebook; read once for the transcripts of a whole class."""
    return nbformat.reads(released, as_version=4).cells


def title_of(course: GradingCourse, assignment: str) -> str:
    """The title of the assignment's first notebook; the assignment's name where it has none."""
    text = next(iter(course.released(assignment).values()))
    cells = _cells(text)
    found = (_TITLE.search(cell.source) for cell in cells if cell.cell_type == "markdown")
    return next((match[1] for match in found if match), assignment)


def goals(course: GradingCourse, assignment: str) -> Iterator[Goal]:
    """The goals of an assignment.

    Raises:
        CourseError: the assignment is not released.
    """
    for name, text in course.released(assignment).items():
        asked = outline_of(name, assignment, None, text).asked
        heading, answers = assignment, list[str]()
        for cell in _cells(text):
            about = cell.metadata.get("nbgrader", {})
            id = about.get("grade_id", "")
            headings = _HEADING.findall(cell.source) if cell.cell_type == "markdown" else ()
            heading = headings[-1] if headings else heading
            if about.get("solution") or about.get("task"):
                answers.append(id)
            if about.get("grade") or about.get("task"):
                exercise = asked.get(id)
                yield Goal(
                    notebook=name,
                    cell=id,
                    id=exercise.id if exercise else id,
                    title=heading,
                    possible=exercise.points if exercise else float(about["points"]),
                    bonus=exercise is not None and exercise.bonus,
                    checked=exercise is not None,
                    answers=tuple(answers),
                )
                answers = []
