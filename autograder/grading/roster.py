"""Who stands in nbgrader's gradebook, and the one way to open it: with patience."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry

from autograder.course_error import CourseError
from autograder.grading.grading_course import GradingCourse

_FILE = "sqlite:///"
_PATIENCE = 60
"""Seconds that a gradebook may be locked by somebody else."""


@dataclass(frozen=True)
class Person:
    """A student as the gradebook knows them; what it does not know is empty."""

    id: str
    first_name: str
    last_name: str
    email: str
    lms_user_id: str

    @property
    def name(self) -> str:
        """``Last, First``; the id where there is no name."""
        return ", ".join(part for part in (self.last_name, self.first_name) if part) or self.id


def open_gradebook(course: GradingCourse) -> Gradebook:
    """The gradebook; whoever else is writing to it is waited for."""
    return Gradebook(address_of(course), course.directory.course_id)


def address_of(course: GradingCourse) -> str:
    """The address of the gradebook, with a minute to wait for whoever is writing to it."""
    address: str = course.directory.db_url
    is_file = address.startswith(_FILE) and "?" not in address
    return f"{address}?timeout={_PATIENCE}" if is_file else address


def deadline_of(course: GradingCourse, assignment: str) -> datetime | None:
    """The deadline of all; None where there is none.

    Raises:
        CourseError: the gradebook does not know the assignment.
    """
    try:
        with open_gradebook(course) as gradebook:
            due: datetime | None = gradebook.find_assignment(assignment).duedate
    except MissingEntry as error:
        raise CourseError(
            f"the gradebook does not know {assignment!r}; run 'nbgrader generate_assignment {assignment}'"
        ) from error
    return due.replace(tzinfo=UTC) if due else None


def deadline_for(course: GradingCourse, assignment: str, student: str) -> datetime | None:
    """The deadline of one who has handed in, as it was booked; None where there is none."""
    with open_gradebook(course) as gradebook:
        try:
            due: datetime | None = gradebook.find_submission(assignment, student).duedate
        except MissingEntry:
            return None
    return due.replace(tzinfo=UTC) if due else None


def has_gradebook(course: GradingCourse) -> bool:
    """Whether there is a gradebook; opening one makes it."""
    address: str = course.directory.db_url
    return not address.startswith(_FILE) or Path(address.removeprefix(_FILE)).is_file()


def people(course: GradingCourse) -> list[Person]:
    """The students in the gradebook, by name; none where there is no gradebook yet."""
    if not has_gradebook(course):
        return []
    with open_gradebook(course) as gradebook:
        return people_in(gradebook)


def people_in(gradebook: Gradebook) -> list[Person]:
    """The students in an open gradebook, by name."""
    fields = ("id", "first_name", "last_name", "email", "lms_user_id")
    found = [Person(*(getattr(each, field) or "" for field in fields)) for each in gradebook.students]
    return sorted(found, key=lambda person: (person.name.casefold(), person.id))


def enrolled(course: GradingCourse) -> list[str]:
    """The ids of the students in the gradebook; none where there is no gradebook yet."""
    return sorted(person.id for person in people(course))
