"""What a released notebook says of the points of its course, and of what is checked only when graded."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dlcourse.checking.own_exercises import is_own
from dlcourse.curriculum import current_id
from dlcourse.notebook_file import NotebookCell
from dlcourse.notebook_format import exercise_checked

BONUS = "bonus"
"""In a verdict: its points come on top of those that there are."""


@dataclass(frozen=True)
class CoursePoints:
    """The points of a course.

    Attributes:
        points: by exercise.
        bonus: the same of those that come on top.
        unknown: exercises of whose points the notebook says nothing.
        later: what nobody but the course can judge, in words.
    """

    points: dict[str, float] = field(default_factory=dict)
    bonus: dict[str, float] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    later: list[str] = field(default_factory=list)

    def applied_to(self, id: str, verdict: dict[str, Any]) -> dict[str, Any]:
        """A verdict with the course's points in place of the chapter's own."""
        worth = self.bonus.get(id, self.points.get(id))
        if worth is None or not verdict["possible"]:
            return verdict
        points = round(verdict["points"] / verdict["possible"] * worth, 2)
        return {**verdict, "points": points, "possible": worth, BONUS: id in self.bonus}

    def notes(self) -> list[str]:
        """What a student has to know besides the verdicts, one line each."""
        lines = [f"Checked only when it is graded: {', '.join(self.later)}"] if self.later else []
        if self.unknown:
            lines.append("Points are the chapter's own; those of your course may differ.")
        return lines


def course_points(cells: Sequence[NotebookCell]) -> CoursePoints:
    """Read them from the metadata that nbgrader has put into graded cells."""
    found = CoursePoints()
    for cell in cells:
        checked = current_id(exercise_checked(cell.source) or "")
        if is_own(checked) or (cell.by_hand and not checked):
            how = "by hand" if cell.by_hand else "your instructor's own"
            worth = cell.bonus if cell.bonus is not None else cell.points
            amount = "" if worth is None else f"{worth:g} points, "
            found.later.append(f"{checked or cell.grade_id} ({amount}{how})")
        elif checked and cell.bonus is not None:
            found.bonus[checked] = cell.bonus
        elif checked and cell.points is not None:
            found.points[checked] = cell.points
        elif checked:
            found.unknown.append(checked)
    return found
