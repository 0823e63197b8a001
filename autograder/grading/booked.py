"""The marks that count: what stands in nbgrader's gradebook, points by hand in and late penalties off."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from nbgrader.api import MissingEntry, SubmittedAssignment

from autograder.grading.grading_course import GradingCourse
from autograder.grading.mark_states import WAITS
from autograder.grading.marked_by_hand import waits_for
from autograder.grading.roster import has_gradebook, open_gradebook

_DECIMALS = 2


@dataclass(frozen=True)
class Booked:
    """The marks of an assignment.

    Attributes:
        possible: points.
        marks: by student; who handed in nothing has none.
        unfinished: students of whom a mark by hand was never given.
    """

    possible: float = 0.0
    marks: Mapping[str, float] = field(default_factory=dict)
    unfinished: frozenset[str] = frozenset()

    def renamed(self, names: Mapping[str, str]) -> "Booked":
        """The same under other names; who has none is left out."""
        marks = {names[each]: mark for each, mark in self.marks.items() if each in names}
        return Booked(
            self.possible, marks, frozenset(names[each] for each in self.unfinished if each in names)
        )


def booked_marks(course: GradingCourse, assignment: str) -> Booked:
    """Read them; none where the gradebook does not know the assignment."""
    if not has_gradebook(course):
        return Booked()
    with open_gradebook(course) as gradebook:
        try:
            possible = gradebook.find_assignment(assignment).max_score
        except MissingEntry:
            return Booked()
        found = gradebook.assignment_submissions(assignment)
        return Booked(
            possible,
            {each.student_id: mark_of(each) for each in found},
            frozenset(each.student_id for each in found if is_unfinished(each)),
        )


def mark_of(submission: SubmittedAssignment) -> float:
    """The mark of a submission in nbgrader's gradebook."""
    return max(0.0, float(submission.score) - float(submission.late_submission_penalty or 0.0))


def is_unfinished(submission: SubmittedAssignment) -> bool:
    """Whether a mark by hand was never given; one to look at again is in the sum."""
    return any(waits_for(grade) == WAITS for notebook in submission.notebooks for grade in notebook.grades)


def number(value: float) -> float | int:
    """A number as every program writes it: two decimals at most, and none where it is whole."""
    rounded = round(float(value), _DECIMALS)
    return int(rounded) if rounded.is_integer() else rounded
