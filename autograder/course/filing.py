"""Files a notebook that did not come through the exchange; nothing that was there before is lost."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from autograder.course_error import CourseError
from autograder.files import make_folder
from autograder.grading.grading_course import GradingCourse
from autograder.grading.other_chapter import other_chapter
from autograder.grading.submitted_file import read_notebook
from autograder.grading.time_stamps import read_stamp, stamp
from dlcourse.files import write_atomically
from dlcourse.notebook_file import UnreadableError


@dataclass(frozen=True)
class Filed:
    """What became of a file.

    Attributes:
        place: where it lies.
        kept: where what was there before lies now; None where there was nothing.
        outcome: ``"new"``, ``"replaced"`` (what was there is kept), ``"older"`` (it came earlier than what is
            there, so it is kept beside it and not graded), ``"unchanged"`` (it is there already) or
            ``"retimed"`` (likewise, with another time).
        at: when it was handed in, UTC.
    """

    place: Path
    kept: Path | None
    outcome: str
    at: datetime


def notebook_asked_for(course: GradingCourse, assignment: str) -> str:
    """The name of the assignment's only notebook.

    Raises:
        CourseError: it was not released, or has several.
    """
    names = sorted(course.released(assignment))
    if len(names) > 1:
        raise CourseError(f"{assignment} has several notebooks ({', '.join(names)}); file them by hand")
    return names[0]


def require_its_chapter(course: GradingCourse, assignment: str, content: bytes) -> None:
    """Refuse a notebook of another chapter: it would take the place of the right one.

    Raises:
        UnreadableError: it is one.
    """
    name = notebook_asked_for(course, assignment)
    other = other_chapter(content, course.released(assignment)[name])
    if other:
        raise UnreadableError(f"this is {other}, not {name}")


def file_notebook(
    course: GradingCourse,
    student: str,
    assignment: str,
    content: bytes,
    at: datetime | None = None,
    *,
    corrected: bool = False,
) -> Filed:
    """File a notebook where ``nbgrader collect`` would put it.

    Args:
        course: of it.
        student: id, which has been looked at.
        assignment: its name.
        content: of the notebook.
        at: when it was handed in; default: now.
        corrected: the instructor says so, which also holds for a file that is there already.
    """
    name = notebook_asked_for(course, assignment)
    target = course.place(course.directory.submitted_directory, student, assignment)
    make_folder(target)
    notebook, moment = target / f"{name}.ipynb", (at or datetime.now(UTC)).astimezone(UTC)
    filed, _ = read_stamp(target)
    if _holds(notebook, content):
        if filed and not (corrected and filed != moment.replace(tzinfo=None)):
            return Filed(notebook, None, "unchanged", moment)
        stamp(target, moment)
        return Filed(notebook, None, "retimed", moment)
    if filed and filed > moment.replace(tzinfo=None):
        return _keep_beside(notebook, content, moment)
    kept = None
    if notebook.exists():
        kept = _free_name(notebook)
        notebook.rename(kept)
    write_atomically(notebook, content)
    stamp(target, moment)
    return Filed(notebook, kept, "replaced" if kept else "new", moment)


def _keep_beside(notebook: Path, content: bytes, moment: datetime) -> Filed:
    """Keep what came earlier than what is there, once."""
    known = next((file for file in _kept(notebook) if _holds(file, content)), None)
    if known:
        return Filed(known, None, "unchanged", moment)
    older = _free_name(notebook)
    write_atomically(older, content)
    return Filed(older, None, "older", moment)


def _kept(notebook: Path) -> list[Path]:
    """What was handed in before: hidden, and no name of a notebook."""
    return sorted(notebook.parent.glob(f".{notebook.stem}.before-*"))


def _free_name(notebook: Path) -> Path:
    numbers = (notebook.with_name(f".{notebook.stem}.before-{n}") for n in range(1, 10_000))
    return next(name for name in numbers if not name.exists())


def _holds(file: Path, content: bytes) -> bool:
    try:
        return read_notebook(file) == content
    except UnreadableError:
        return False
