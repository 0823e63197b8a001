"""One submission: its notebooks come back graded one by one, and are written when all are there."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from autograder.files import make_folder
from autograder.grading.grading_course import GradingCourse, Submission
from autograder.grading.ledger import Entry, fingerprint, write_entry
from autograder.grading.outline import Outline
from autograder.grading.submitted_file import read_bytes
from autograder.grading.submitted_folder import read_submitted
from autograder.grading.task import Result, Task
from autograder.grading.time_stamps import new_secret
from autograder.sandbox import Limits
from dlcourse import __version__
from dlcourse.checking import own_exercises
from dlcourse.files import write_atomically
from dlcourse.notebook_file import UnreadableError

_LARGEST_EXTRA = 10 * 2**20
"""Bytes of a file beside the notebook that is still kept for graders."""

_MOST_EXTRAS = 100
"""How many of them are."""


@dataclass(frozen=True)
class Terms:
    """What all submissions of an assignment are graded by.

    Attributes:
        course: where things lie.
        assignment: its name.
        released: the released notebooks as text, by name.
        outlines: what is asked for, by notebook.
        key: the course's secret key; None for the public cases.
        limits: of a submission.
        trust: run student code without a perimeter.
    """

    course: GradingCourse
    assignment: str
    released: Mapping[str, str]
    outlines: Mapping[str, Outline]
    key: bytes | None
    limits: Limits
    trust: bool


class PendingSubmission:
    """A submission of which some notebooks are not graded yet."""

    def __init__(self, terms: Terms, submission: Submission):
        self._terms, self._submission = terms, submission
        self._results: dict[str, Result] = {}
        self._to_go = set(terms.released)

    @property
    def students(self) -> tuple[str, ...]:
        """All who get a mark for it."""
        return self._submission.students

    def tasks(self) -> Iterator[Task]:
        """The task of each notebook."""
        return (self.task(notebook) for notebook in self._terms.released)

    def task(self, notebook: str) -> Task:
        """The task of grading one notebook."""
        terms = self._terms
        content, notes = read_submitted(self._submission.folder, notebook, terms.released[notebook])
        notes += filter(None, (self._submission.oddity, self._submission.shared))
        return Task(
            student=self._submission.student,
            assignment=terms.assignment,
            notebook=notebook,
            content=content,
            released=terms.released[notebook],
            key=terms.key,
            limits=terms.limits,
            trust=terms.trust,
            notes=tuple(notes),
            sandboxes=terms.outlines[notebook].sandboxes,
            own=own_exercises.in_use(),
        )

    @cached_property
    def fingerprints(self) -> dict[str, str]:
        """Of what was handed in and what it is graded by, by notebook."""
        about = f"{self._submission.timestamp}{self._submission.shared}"
        return {
            notebook: fingerprint(
                read_submitted(self._submission.folder, notebook, released)[0],
                released + about,
                self._terms.outlines[notebook],
            )
            for notebook, released in self._terms.released.items()
        }

    @cached_property
    def contents(self) -> dict[str, str]:
        """Digests of what was handed in, by notebook: the same as long as the student's answers are."""
        return {
            notebook: sha256(
                read_submitted(self._submission.folder, notebook, released)[0] or b""
            ).hexdigest()
            for notebook, released in self._terms.released.items()
        }

    def take(self, notebook: str, result: Result) -> bool:
        """Keep a result; returns whether it was the last one."""
        self._results[notebook] = result
        self._to_go.discard(notebook)
        return not self._to_go

    def finish(self) -> list[Entry]:
        """Write the graded notebooks, then the ledger's entry, whose being there says that all is written.

        Returns:
            The entry of each student: of a team all are alike.
        """
        entries = [self._entry(student) for student in self.students]
        for entry in entries:
            folder = self._folder(entry.student)
            make_folder(folder)
            copy_extras(self._submission.folder, folder)
            if not self._handed_in_by(entry.student):  # or the page of one would take the name of another's
                new_secret(folder)
            for notebook, result in self._results.items():
                write_atomically(folder / f"{notebook}.ipynb", result.text.encode())
            write_entry(self._terms.course.folder, entry)
        return entries

    def is_as_in(self, entry: Entry) -> bool:
        """Whether the ledger's entry still tells the truth."""
        graded = [self._folder(entry.student) / f"{name}.ipynb" for name in self._terms.released]
        return entry.fingerprints == self.fingerprints and all(file.is_file() for file in graded)

    def _handed_in_by(self, student: str) -> bool:
        course = self._terms.course
        own = course.place(course.directory.submitted_directory, student, self._terms.assignment)
        return own == self._submission.folder

    def _folder(self, student: str) -> Path:
        course = self._terms.course
        step = course.directory.autograded_directory
        return course.place(step, student, self._terms.assignment)

    def _entry(self, student: str) -> Entry:
        return Entry(
            student=student,
            assignment=self._terms.assignment,
            timestamp=self._submission.timestamp,
            graded=datetime.now(UTC),
            course_version=__version__,
            fingerprints=self.fingerprints,
            contents=self.contents,
            notebooks={name: result.entry for name, result in self._results.items()},
        )


def copy_extras(source: Path, target: Path) -> None:
    """Copy ordinary files that lie beside the notebook, such as its time stamp, for those who look at it.

    What cannot be read, is too large or has a name that no screen shows is left where it is.
    """
    files: list[Path] = []
    with suppress(OSError):
        files = [f for f in source.iterdir() if not f.name.startswith(".") and f.suffix != ".ipynb"]
    for file in sorted(files)[:_MOST_EXTRAS]:
        with suppress(OSError, UnicodeError, UnreadableError):
            file.name.encode()
            if file.lstat().st_size <= _LARGEST_EXTRA:
                write_atomically(target / file.name, read_bytes(file))
