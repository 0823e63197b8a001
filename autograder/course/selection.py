"""``course.toml`` in the course folder: which exercises of a chapter are asked for, and their points.

[04_activations]
leave_out = ["choose"]
points = { dead_fraction = 10 }
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.course_error import CourseError
from dlcourse.notebook_format import CHECK_SUFFIX

FILE = "course.toml"
"""In the course folder; without it every chapter is as it comes."""


@dataclass(frozen=True)
class Selection:
    """What an instructor wants of an assignment.

    Attributes:
        leave_out: names of exercises that are not asked for.
        points: others than the chapter's own, by exercise.
    """

    leave_out: Sequence[str] = ()
    points: Mapping[str, float] = field(default_factory=dict)

    def apply(self, cells: Sequence[NotebookNode]) -> list[NotebookNode]:
        """The cells that are asked for; the points stand in their check cells.

        Raises:
            CourseError: there is no exercise of a name that is mentioned.
        """
        kept: list[NotebookNode] = []
        answers: list[NotebookNode] = []  # since the last check: they belong to the next one
        names = set()
        for cell in cells:
            about = cell.metadata.get("nbgrader", {})
            kept.append(cell)
            if about.get("solution") and not about.get("grade"):
                answers.append(cell)
            elif about.get("grade"):
                name = about["grade_id"].removesuffix(CHECK_SUFFIX)
                names.add(name)
                about["points"] = self.points.get(name, about["points"])
                if name in self.leave_out:
                    kept = [each for each in kept if not any(each is one for one in (*answers, cell))]
                answers = []
        unknown = {*self.leave_out, *self.points} - names
        if unknown:
            raise CourseError(
                f"{FILE} names {', '.join(sorted(unknown))}; the exercises are {', '.join(sorted(names))}"
            )
        return kept


def read_selection(course: Path, assignment: str) -> Selection:
    """What the file says about an assignment.

    Raises:
        CourseError: it cannot be read, or says something else than what is left out and points.
    """
    file = course / FILE
    try:
        data: Any = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Selection()
    except ValueError as error:
        raise CourseError(f"{file} cannot be read ({error}); mend it or remove it") from error
    found = data.get(assignment, {})
    if not isinstance(found, dict) or not _is_selection(found):
        raise CourseError(
            f'{file}: [{assignment}] may have leave_out = ["name", ...] and points = {{ name = number }}'
        )
    return Selection(**found)


def _is_selection(data: Mapping[str, Any]) -> bool:
    names, points = data.get("leave_out", []), data.get("points", {})
    return (
        data.keys() <= {"leave_out", "points"}
        and isinstance(names, list)
        and isinstance(points, dict)
        and all(isinstance(name, str) for name in names)
        and all(type(number) in (int, float) and number >= 0 for number in points.values())
    )


class SelectExercises(NbGraderPreprocessor):
    """The first step from source to release."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Take out what is not asked for, and set the points."""
        course = Path(self.config.CourseDirectory.get("root", "") or ".")
        nb.cells = read_selection(course, resources["nbgrader"]["assignment"]).apply(nb.cells)
        return nb, resources
