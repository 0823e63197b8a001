"""The list of students: read from a CSV file, checked, put into nbgrader's gradebook."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.course_error import CourseError
from autograder.grading.adjustments import Adjustments, read_adjustments, write_adjustments

COLUMNS = ("id", "first_name", "last_name", "email")
TEAM, EXTRA_TIME = "team", "extra_time"
"""Columns that may be there as well: who hands in together, and how many times as long as others one has."""
_MOST_TIME = 10

# The id names folders and files in nbgrader, which reads + * ? [ ] in it as signs of its own.
_VALID_ID = re.compile(r"[\w@][\w@.-]*")


NO_ID = "cannot be a student's id; use letters, digits and the signs _ - . @ (it names the student's folder)"


def is_id(text: str) -> bool:
    """Whether a student's folder can have this name."""
    return bool(_VALID_ID.fullmatch(text))


@dataclass(frozen=True)
class Student:
    """One line of the list; only the id is required.

    Attributes:
        team: its name; empty for none, None where the list says nothing of teams.
        extra_time: a factor; None where the list says nothing of it.
    """

    id: str
    first_name: str | None = None
    last_name: str | None = None
    email: str | None = None
    team: str | None = None
    extra_time: float | None = None


def read_students(file: Path) -> list[Student]:
    """Read a CSV file with the columns id, first_name, last_name, email, team, extra_time.

    Raises:
        CourseError: the file cannot be read, or a line of it cannot be used; the message says which.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")  # spreadsheets put a byte order mark first
    except OSError as error:
        raise CourseError(f"the list of students {file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CourseError(f"{file} is not UTF-8 text; save it as 'CSV UTF-8'") from error
    reader = csv.DictReader(io.StringIO(text, newline=""), skipinitialspace=True)
    if "id" not in (reader.fieldnames or ()):
        first = text.partition("\n")[0].strip()
        raise CourseError(
            f"{file}: the first line must name the columns, {','.join(COLUMNS)} (only id is required, "
            f"commas between them); it is {first!r}"
        )
    rows = ((row, f"{file}, line {reader.line_num}") for row in reader)
    students = [_student(row, place) for row, place in rows if any(row.values())]
    _require_different_ids(students, file)
    return students


def _student(row: Mapping[str, str | None], place: str) -> Student:
    values = {column: (row.get(column) or "").strip() or None for column in COLUMNS}
    id = values.pop("id") or ""
    if not is_id(id):
        raise CourseError(f"{place}: {id!r} {NO_ID}")
    team = row.get(TEAM)
    return Student(id, **values, team=team and team.strip(), extra_time=_factor(row.get(EXTRA_TIME), place))


def _factor(text: str | None, place: str) -> float | None:
    if text is None:
        return None
    try:
        factor = float(text.strip() or 1)
    except ValueError:
        factor = 0.0
    if not 1 <= factor <= _MOST_TIME:
        raise CourseError(
            f"{place}: {EXTRA_TIME} is a factor from 1 to {_MOST_TIME} such as 1.25, not {text!r}"
        )
    return factor


def _require_different_ids(students: Sequence[Student], file: Path) -> None:
    repeated = [id for id, count in Counter(student.id for student in students).items() if count > 1]
    if repeated:
        raise CourseError(f"{file}: more than one line has the id {', '.join(repeated)}")


def note_terms(students: Sequence[Student], course: Path) -> None:
    """Note teams and extra time; what a list says nothing of stays as it is.

    Args:
        students: of the list.
        course: its folder.
    """
    decisions = read_adjustments(course)
    listed = {student.id for student in students if student.team is not None}
    teams = {
        name: [each for each in members if each not in listed] for name, members in decisions.teams.items()
    }
    for student in students:
        if student.team:
            teams.setdefault(student.team, []).append(student.id)
        if student.extra_time is not None and (student.extra_time > 1 or student.id in decisions.extra_time):
            decisions.extra_time[student.id] = student.extra_time  # also 1, which takes back what was granted
    decisions.teams = {name: members for name, members in teams.items() if members}
    if decisions != Adjustments():
        write_adjustments(course, decisions)


def enrol(students: Iterable[Student], database: str, course_id: str) -> None:
    """Put students into a gradebook, which is made when it is missing.

    Args:
        students: who takes the course.
        database: the address of the gradebook, ``sqlite:///...``.
        course_id: the course's name in it.
    """
    from nbgrader.api import Gradebook

    with Gradebook(database, course_id) as gradebook:
        for student in students:
            known = {column: getattr(student, column) for column in COLUMNS[1:]}
            said = {column: value for column, value in known.items() if value is not None}
            gradebook.update_or_create_student(student.id, **said)
