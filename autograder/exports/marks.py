"""Reads final marks from nbgrader's gradebook: points given by hand and late penalties included."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from nbgrader.api import Gradebook, MissingEntry

from autograder.course_error import CourseError
from autograder.grading.adjustments import read_adjustments
from autograder.grading.booked import is_unfinished, mark_of
from autograder.grading.grading_course import GradingCourse
from autograder.grading.roster import Person, open_gradebook, people_in


@dataclass(frozen=True)
class Marks:
    """The marks of a class.

    Attributes:
        assignments: their names.
        possible: points, by assignment.
        people: sorted by name.
        marks: by student's id, then by assignment; who handed in nothing has none.
        waiting: of how many submissions a mark by hand was never given, by assignment.
        exempt: pairs of a student and an assignment that is not asked of them.
    """

    assignments: Sequence[str]
    possible: dict[str, float]
    people: Sequence[Person]
    marks: dict[str, dict[str, float]]
    waiting: dict[str, int]
    exempt: Container[tuple[str, str]] = ()


def read_marks(course: GradingCourse, assignments: Sequence[str]) -> Marks:
    """Read the marks of some assignments.

    Raises:
        CourseError: the gradebook does not know one of them, or nobody's mark.
    """
    decisions = read_adjustments(course.folder)
    exempt = {(student, name) for name in assignments for student in decisions.exempt.get(name, ())}
    with open_gradebook(course) as gradebook:
        possible = {name: _possible(gradebook, name) for name in assignments}
        people = people_in(gradebook)
        marks: dict[str, dict[str, float]] = {person.id: {} for person in people}
        waiting = dict.fromkeys(assignments, 0)
        for name in assignments:
            for found in gradebook.assignment_submissions(name):
                if (found.student_id, name) in exempt:
                    continue
                marks[found.student_id][name] = mark_of(found)
                waiting[name] += is_unfinished(found)
    if not any(marks.values()):
        raise CourseError(
            f"there are no marks yet for {', '.join(assignments)}; run 'autograder grade' first"
        )
    return Marks(assignments, possible, people, marks, waiting, exempt)


def _possible(gradebook: Gradebook, name: str) -> float:
    try:
        return gradebook.find_assignment(name).max_score
    except MissingEntry as error:
        known = ", ".join(assignment.name for assignment in gradebook.assignments) or "none"
        raise CourseError(f"the gradebook does not know {name!r} (assignments: {known})") from error
