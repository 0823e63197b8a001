"""What an instructor has decided: exercises and students excused, deadlines, teams, new ids, comments."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from autograder.course_error import CourseError
from dlcourse.files import write_atomically

FILE = "adjustments.json"
"""In the course folder: ``{"excused": {"04_activations": ["activations.choose"]}}``."""


@dataclass
class Adjustments:
    """All decisions of a course.

    Attributes:
        excused: exercises that give everybody full marks, by assignment.
        exempt: students of whom an assignment is not asked, by assignment.
        extended: until when a student may hand in, by assignment and student; UTC as in ISO 8601.
        extra_time: how many times as long as others a student has, by student.
        teams: students who hand in together, by the team's name.
        renamed: the id that a student has now, by the former one.
        withdrawn: ids of students who have left; what they handed in is not graded.
        left_as: names and addresses of those who have left, by id, for when one comes back.
        comments: for everybody who made a mistake, by ``chapter.exercise.mistake``.
    """

    excused: dict[str, list[str]] = field(default_factory=dict)
    exempt: dict[str, list[str]] = field(default_factory=dict)
    extended: dict[str, dict[str, str]] = field(default_factory=dict)
    extra_time: dict[str, float] = field(default_factory=dict)
    teams: dict[str, list[str]] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    withdrawn: list[str] = field(default_factory=list)
    left_as: dict[str, dict[str, str]] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)

    def deadline(self, assignment: str, student: str) -> datetime | None:
        """A student's own deadline in UTC, without a time zone as in nbgrader; None where there is none."""
        text = self.extended.get(assignment, {}).get(student)
        return datetime.fromisoformat(text).astimezone(UTC).replace(tzinfo=None) if text else None

    def last_moment(self, assignment: str, student: str, due: datetime, begun: datetime | None) -> datetime:
        """Until when a student may hand in, by an extension or by extra time if that is later; UTC.

        Args:
            assignment: its name.
            student: id.
            due: the deadline of all, without a time zone as in nbgrader.
            begun: when the assignment was handed out, from when on extra time counts; None where unknown.
        """
        until = self.deadline(assignment, student) or due
        factor = self.extra_time.get(student)
        if factor is None or begun is None:
            return until
        begun = begun.replace(tzinfo=None)
        return max(until, begun + factor * (due - begun))

    def team_of(self, student: str) -> tuple[str, ...]:
        """Those of a student's team who take part in the course; the student alone where there is no team."""
        teams = (members for members in self.teams.values() if student in members)
        return tuple(member for member in next(teams, [student]) if not self.gone(member))

    def is_exempt(self, assignment: str, student: str) -> bool:
        """Whether the assignment is not asked of the student."""
        return student in self.exempt.get(assignment, ())

    def gone(self, student: str) -> bool:
        """Whether nothing of that id is graded any more."""
        return student in self.withdrawn or student in self.renamed


def read_adjustments(course: Path) -> Adjustments:
    """Read the decisions.

    Raises:
        CourseError: the file was damaged by hand.
    """
    try:
        data: Any = json.loads((course / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Adjustments()
    except ValueError as error:
        raise CourseError(f"{course / FILE} cannot be read ({error}); mend it or remove it") from error
    kinds = {each.name: type(getattr(Adjustments(), each.name)) for each in fields(Adjustments)}
    if not isinstance(data, Mapping) or not all(isinstance(data.get(n, k()), k) for n, k in kinds.items()):
        raise CourseError(f'{course / FILE} should look like {{"excused": {{}}}}; mend it or remove it')
    return Adjustments(**{name: data[name] for name in kinds if name in data})


def write_adjustments(course: Path, decisions: Adjustments) -> None:
    """Write the decisions down."""
    write_atomically(course / FILE, (json.dumps(asdict(decisions), indent=1) + "\n").encode())


def excuse(course: Path, assignment: str, *, add: list[str], remove: list[str]) -> frozenset[str]:
    """Excuse exercises of an assignment, or take that back; returns those that are excused now."""
    decisions = read_adjustments(course)
    now = (set(decisions.excused.get(assignment, ())) | set(add)) - set(remove)
    decisions.excused[assignment] = sorted(now)
    write_adjustments(course, decisions)
    return frozenset(now)


def exempt(course: Path, assignment: str, student: str, *, undo: bool = False) -> None:
    """Excuse a student from an assignment, or take that back."""
    decisions = read_adjustments(course)
    others = set(decisions.exempt.get(assignment, ())) - {student}
    decisions.exempt[assignment] = sorted(others if undo else {*others, student})
    write_adjustments(course, decisions)
