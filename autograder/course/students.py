"""The list of students: read from a CSV file, checked, put into nbgrader's gradebook."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.course_error import CourseError

COLUMNS = ("id", "first_name", "last_name", "email")
# The id names folders and files in nbgrader, which reads + * ? [ ] in it as signs of its own.
_VALID_ID = re.compile(r"[\w@][\w@.-]*")


NO_ID = "cannot be a student's id; use letters, digits and the signs _ - . @ (it names the student's folder)"


def is_id(text: str) -> bool:
    """Whether a student's folder can have this name."""
    return bool(_VALID_ID.fullmatch(text))


@dataclass(frozen=True)
class Student:
    """One line of the list; only the id is required."""

    id: str
    first_name: str | None = None
    last_name: str | None = None
    email: str | None = None


def read_students(file: Path) -> list[Student]:
    """Read a CSV file with the columns id, first_name, last_name and email; other columns are left out.

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
    return Student(id, **values)


def _require_different_ids(students: Sequence[Student], file: Path) -> None:
    repeated = [id for id, count in Counter(student.id for student in students).items() if count > 1]
    if repeated:
        raise CourseError(f"{file}: more than one line has the id {', '.join(repeated)}")


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
            gradebook.update_or_create_student(
                student.id,
                first_name=student.first_name,
                last_name=student.last_name,
                email=student.email,
            )
