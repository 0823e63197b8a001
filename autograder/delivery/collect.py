"""Files what a platform or the mail has brought: what is in doubt is listed, and nothing is guessed."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from autograder.course.filing import Filed, file_notebook, notebook_asked_for, require_its_chapter
from autograder.delivery.names import Names
from autograder.delivery.parcel import Delivery, Parcel, SentFile
from autograder.files import make_private_folder, write_private
from autograder.grading.adjustments import read_adjustments
from autograder.grading.grading_course import GradingCourse
from autograder.grading.submitted_file import without_what_is_large
from dlcourse.notebook_file import UnreadableError

FOLDER = "collected"
"""In the course folder: how each submission was called where it came from."""


@dataclass(frozen=True)
class Times:
    """When submissions were handed in that do not say so themselves.

    Attributes:
        usual: of all; None is now.
        late: of those that the platform calls late; None where nobody has said.
    """

    usual: datetime | None = None
    late: datetime | None = None


@dataclass
class Collected:
    """What became of a delivery.

    Attributes:
        filed: by student, in the order in which they came.
        left: what was not filed, with the reason.
    """

    filed: list[tuple[str, Filed]] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)


def collect(
    course: GradingCourse, assignment: str, delivery: Delivery, form: str, names: Names, times: Times
) -> Collected:
    """File every submission whose sender is known beyond doubt.

    Args:
        course: of it.
        assignment: its name.
        delivery: see ``read_moodle`` and its sisters.
        form: ``"moodle"``, ``"canvas"`` or ``"mail"``: feedback goes back in it.
        names: of the students.
        times: for what does not say when it came.

    Raises:
        CourseError: the assignment was not released.
    """
    notebook = notebook_asked_for(course, assignment)
    found = Collected(left=list(delivery.left))
    labels = read_labels(course, assignment)
    for student, parcel in _known(course, delivery.parcels, names, found):
        try:
            file = _notebook_in(parcel, notebook)
            content = without_what_is_large(file.read())
            require_its_chapter(course, assignment, content)
            at = parcel.at or _time(parcel, times)
        except UnreadableError as error:
            found.left.append((parcel.sender.shown, str(error)))
            continue
        filed = file_notebook(course, student, assignment, content, at)
        found.filed.append((student, filed))
        if filed.outcome != "older":
            labels[student] = {"form": form, "label": file.label, "address": parcel.sender.address}
    _write_labels(course, assignment, labels)
    return found


def _known(
    course: GradingCourse, parcels: Sequence[Parcel], names: Names, found: Collected
) -> list[tuple[str, Parcel]]:
    """The parcels of which it is certain whose they are; the others are listed."""
    decisions = read_adjustments(course.folder)
    known: list[tuple[str, Parcel]] = []
    senders: dict[str, set[str]] = defaultdict(set)
    for parcel in parcels:
        sender, ids = parcel.sender, names.find(parcel.sender)
        if len(ids) == 1 and not decisions.gone(ids[0]):
            known.append((ids[0], parcel))
            senders[ids[0]].add(sender.shown)
        elif len(ids) == 1:
            found.left.append((sender.shown, f"{ids[0]} takes no part in the course any more"))
        elif ids:
            found.left.append((sender.shown, f"this may be {' or '.join(sorted(ids))}"))
        else:
            found.left.append((sender.shown, "the gradebook knows nobody who is called so"))
    for student, several in senders.items():
        if len(several) > 1:
            found.left += [(name, f"others are {student} as well") for name in sorted(several)]
    return [(student, parcel) for student, parcel in known if len(senders[student]) == 1]


def _notebook_in(parcel: Parcel, name: str) -> SentFile:
    """The one file that can be the notebook.

    Raises:
        UnreadableError: there is none, or more than one.
    """
    notebooks = [file for file in parcel.files if ".ipynb" in file.name.casefold()]
    exact = [file for file in notebooks if file.name.casefold() == f"{name}.ipynb".casefold()]
    if len(exact) == 1 or len(notebooks) == 1:
        return (exact if len(exact) == 1 else notebooks)[0]
    shown = ", ".join(repr(file.name) for file in (notebooks or parcel.files)[:5])
    raise UnreadableError(
        f"there are several notebooks: {shown}" if notebooks else f"there is no notebook, only {shown}"
    )


def _time(parcel: Parcel, times: Times) -> datetime:
    if parcel.late and times.late is None:
        raise UnreadableError("it came late; say with --late-at when")
    return (times.late if parcel.late else times.usual) or datetime.now(UTC)


def read_labels(course: GradingCourse, assignment: str) -> dict[str, dict[str, str]]:
    """How each student's submission was called where it came from, by the id that the student has now."""
    try:
        data: Any = json.loads(_file(course, assignment).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    renamed = read_adjustments(course.folder).renamed
    return {renamed.get(student, student): about for student, about in data.items()}


def _write_labels(course: GradingCourse, assignment: str, labels: Mapping[str, Mapping[str, str]]) -> None:
    file = _file(course, assignment)
    make_private_folder(file.parent)
    write_private(file, json.dumps(labels, ensure_ascii=False, indent=1))


def _file(course: GradingCourse, assignment: str) -> Path:
    return course.folder / FOLDER / f"{assignment}.json"
