"""``course.toml`` in the course folder: what is asked for in a chapter, for how many points, from when on.

[04_activations]
leave_out = ["choose"]
points = { dead_fraction = 10 }
bonus = ["collapse"]
handed_out = 2026-11-17T12:00:00Z
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from autograder.course_error import CourseError
from dlcourse.notebook_format import CHECK_SUFFIX

FILE = "course.toml"
"""In the course folder; without it every chapter is as it comes."""

_FORM = (
    'leave_out = ["name", ...], points = { name = number }, bonus = ["name", ...] and handed_out = 2026-11-17'
)
_OURS, _BONUS = "dlcourse", "bonus"
"""In a check cell's metadata: ``{"dlcourse": {"bonus": 6}}``."""


@dataclass(frozen=True)
class Selection:
    """What an instructor wants of an assignment.

    Attributes:
        leave_out: names of exercises that are not asked for.
        points: others than the chapter's own, by exercise.
        bonus: names of exercises whose points come on top of those that there are.
        handed_out: when work could begin, UTC; who has extra time has it from then on.
    """

    leave_out: Sequence[str] = ()
    points: Mapping[str, float] = field(default_factory=dict)
    bonus: Sequence[str] = ()
    handed_out: datetime | None = None

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
                if name in self.bonus:
                    make_bonus(cell)
                if name in self.leave_out:
                    kept = [each for each in kept if not any(each is one for one in (*answers, cell))]
                answers = []
        unknown = {*self.leave_out, *self.points, *self.bonus} - names
        if unknown:
            raise CourseError(
                f"{FILE} names {', '.join(sorted(unknown))}; the exercises are {', '.join(sorted(names))}"
            )
        return kept


def make_bonus(check: NotebookNode) -> None:
    """Turn a check cell into one whose points count, and are not among those that there are.

    nbgrader adds up the points of cells, so they stand elsewhere in the cell.
    """
    about = check.metadata["nbgrader"]
    check.metadata[_OURS] = {_BONUS: about["points"]}
    about["points"] = 0


def bonus_of(check: Mapping[str, Any]) -> float | None:
    """The points of a check cell that are a bonus; None for any other."""
    points = check["metadata"].get(_OURS, {}).get(_BONUS)
    return None if points is None else float(points)


def read_selection(course: Path, assignment: str) -> Selection:
    """What the file says about an assignment.

    Raises:
        CourseError: it cannot be read, or says something that it cannot say.
    """
    found = _read(course).get(assignment, {})
    if not isinstance(found, dict) or not _is_selection(found):
        raise CourseError(f"{course / FILE}: [{assignment}] may have {_FORM}")
    moment = found.get("handed_out")
    return Selection(**{**found, "handed_out": _utc(moment) if moment else None})


def require_assignments(course: Path, source: Path) -> None:
    """Refuse a section that no assignment has, whose wishes nobody would ever hear.

    Args:
        course: where the file is.
        source: the folder with a folder for each assignment.

    Raises:
        CourseError: there is one; the message names the assignments.
    """
    known = sorted(folder.name for folder in source.iterdir() if folder.is_dir())
    unknown = sorted(_read(course).keys() - set(known))
    if unknown:
        raise CourseError(f"{FILE} names {', '.join(unknown)}; the assignments are {', '.join(known)}")


def _read(course: Path) -> dict[str, Any]:
    file = course / FILE
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise CourseError(f"{file} cannot be read ({error}); mend it or remove it") from error


def _is_selection(data: Mapping[str, Any]) -> bool:
    points = data.get("points", {})
    return (
        data.keys() <= {"leave_out", "points", "bonus", "handed_out"}
        and all(_are_names(data.get(key, [])) for key in ("leave_out", "bonus"))
        and isinstance(points, dict)
        and all(type(number) in (int, float) and number >= 0 for number in points.values())
        and isinstance(data.get("handed_out", date.min), date)
    )


def _are_names(found: object) -> bool:
    return isinstance(found, list) and all(isinstance(name, str) for name in found)


def _utc(moment: date) -> datetime:
    """A moment of TOML, which may be a mere day, or have a time zone."""
    full = moment if isinstance(moment, datetime) else datetime.combine(moment, time.min)
    return full.astimezone(UTC) if full.tzinfo else full.replace(tzinfo=UTC)
