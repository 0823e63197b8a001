"""Questions whose marks are given by hand: how a class did in each of them."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from nbgrader.api import Grade, SubmittedAssignment

from autograder.grading.grading_course import GradingCourse
from autograder.grading.ledger import Entry
from autograder.grading.mark_states import WAITS
from autograder.grading.marked_by_hand import waits_for
from autograder.grading.roster import has_gradebook, open_gradebook


@dataclass
class Question:
    """How many students have how much of a question's points.

    Attributes:
        cell: its grade id.
        possible: points.
        full: students with all points.
        part: with some.
        nothing: with none, though there is an answer.
        absent: with none, since the cell is as it was handed out.
        waiting: whose mark was never given.
    """

    cell: str
    possible: float
    full: int = 0
    part: int = 0
    nothing: int = 0
    absent: int = 0
    waiting: int = 0

    def take(self, grade: Grade) -> None:
        """Count one student's mark."""
        if waits_for(grade) == WAITS:
            self.waiting += 1
        elif grade.manual_score is None and not grade.score:
            self.absent += 1
        elif grade.score >= self.possible:
            self.full += 1
        elif grade.score:
            self.part += 1
        else:
            self.nothing += 1


def questions_by_hand(course: GradingCourse, assignment: str, entries: Sequence[Entry]) -> Sequence[Question]:
    """The questions of an assignment that no exercise stands behind, in the order of the gradebook.

    Args:
        course: where the gradebook is.
        assignment: its name.
        entries: of those who are to be counted.
    """
    if not has_gradebook(course):
        return []
    checked = {id for entry in entries for notebook in entry.notebooks.values() for id in notebook.exercises}
    found: dict[str, Question] = {}
    with open_gradebook(course) as gradebook:
        students = {entry.student for entry in entries}
        for submission in gradebook.assignment_submissions(assignment):
            if submission.student_id in students:
                for grade in _by_hand(submission, checked):
                    found.setdefault(grade.name, Question(grade.name, grade.max_score)).take(grade)
    return list(found.values())


def _by_hand(submission: SubmittedAssignment, checked: Container[str]) -> Iterator[Grade]:
    grades = (grade for notebook in submission.notebooks for grade in notebook.grades)
    return (grade for grade in grades if grade.name not in checked)
