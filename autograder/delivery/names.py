"""Finds the student who is meant by a name, a number or an address; never guesses."""

import csv
import io
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from autograder.course_error import CourseError
from autograder.delivery.parcel import Sender
from autograder.grading.roster import Person


class Names:
    """The students of a course, by what others call them."""

    def __init__(self, people: Sequence[Person], given: Mapping[str, str]):
        """Take the gradebook's students, and ids that the instructor has given to names."""
        self._people, self._given = people, given

    def find(self, sender: Sender) -> list[str]:
        """The ids of all who may be meant: one, if all is well."""
        if sender.shown in self._given:
            return [self._given[sender.shown]]
        if sender.address:
            return [person.id for person in self._people if person.email.casefold() == sender.address]
        by_number = [
            person.id for person in self._people if sender.user and sender.user == person.lms_user_id
        ]
        return by_number or [person.id for person in self._people if _plain(sender.name) in _forms(person)]


def read_given(file: Path, known: Sequence[str]) -> dict[str, str]:
    """Read a CSV file with the columns ``name`` (as ``collect`` has shown it) and ``id``.

    Raises:
        CourseError: it cannot be read, or gives an id that nobody has.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(f"the list of names {file} cannot be read: {error}") from error
    reader = csv.DictReader(io.StringIO(text, newline=""), skipinitialspace=True)
    if not {"name", "id"} <= set(reader.fieldnames or ()):
        raise CourseError(f"{file}: the first line must be name,id")
    given = {row["name"] or "": row["id"] or "" for row in reader}
    unknown = sorted(set(given.values()) - set(known))
    if unknown:
        raise CourseError(f"{file}: the gradebook knows no student {', '.join(unknown)}")
    return given


def _forms(person: Person) -> set[str]:
    """A full name in both orders; nothing where the gradebook has only half of it."""
    if not (person.first_name and person.last_name):
        return set()
    return {_plain(person.first_name + person.last_name), _plain(person.last_name + person.first_name)}


def _plain(name: str) -> str:
    """Its letters and digits; platforms leave out signs, and write small or large."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", name).casefold() if sign.isalnum())
