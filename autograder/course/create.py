"""Makes the folder of a new nbgrader course."""

import getpass
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from autograder.course.config import OWN_EXCHANGE, nbgrader_config
from autograder.course.students import Student, enrol, note_terms
from autograder.course_error import CourseError
from autograder.files import CONFIG

PRIVATE = 0o700
FOR_EVERYONE = 0o1777
"""Everybody may add to the exchange, and nobody may rename or remove what is somebody else's."""
READABLE = 0o755
_SIGNS_OF_PATTERNS = set("*?[]")


@dataclass(frozen=True)
class NewCourse:
    """What a new course is made of.

    Attributes:
        folder: an absolute path.
        course_id: the name under which students find it.
        sources: the notebooks' sources, ``NN_name.md``; each becomes one assignment.
        students: who takes part; more can be added later.
        exchange: where students fetch and hand in, an absolute path; None for a folder inside the course.
    """

    folder: Path
    course_id: str
    sources: Sequence[Path]
    students: Sequence[Student] = ()
    exchange: Path | None = None


def create(course: NewCourse) -> None:
    """Make the course.

    Raises:
        CourseError: the folder is not new, or something cannot be written. What was there is not changed.
        AuthorError: a source has to be put right; nothing was written.
    """
    from autograder.notebooks import solution_edition
    from autograder.notebooks.build import to_text

    _require_usable(course.folder)
    notebooks = {file.stem: to_text(solution_edition(file)) for file in course.sources}
    try:
        course.folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)  # solutions and marks will lie there
        _write(course, notebooks)
    except OSError as error:
        raise _not_writable(course.folder, error) from error
    _make_gradebook(course)
    note_terms(course.students, course.folder)


def _require_usable(folder: Path) -> None:
    if _SIGNS_OF_PATTERNS & set(str(folder)):
        raise CourseError(f"nbgrader finds nothing in a folder with one of * ? [ ] in its path: {folder}")
    try:
        found = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    except OSError as error:
        raise _not_writable(folder, error) from error
    if CONFIG in found:
        raise CourseError(
            f"{folder} is a course already; nothing was changed. Go on in it, or name a new folder. "
            "To add a chapter, make a course of it elsewhere and copy the folder in its source/ to yours"
        )
    if found:
        more = " ..." if len(found) > 3 else ""
        raise CourseError(
            f"{folder} is not empty (it has {', '.join(found[:3])}{more}); nothing was changed. "
            "Name a new or an empty folder"
        )


def _not_writable(folder: Path, error: OSError) -> CourseError:
    return CourseError(f"{folder} cannot be written ({error}); name another folder")


def _write(course: NewCourse, notebooks: Mapping[str, str]) -> None:
    _make_exchange(course.exchange or course.folder / OWN_EXCHANGE, course.course_id)
    for name, text in notebooks.items():
        assignment = course.folder / "source" / name
        assignment.mkdir(parents=True)
        (assignment / f"{name}.ipynb").write_text(text, encoding="utf-8", newline="\n")
    config = nbgrader_config(course.course_id, course.exchange)
    (course.folder / CONFIG).write_text(config, encoding="utf-8", newline="\n")


def _make_exchange(folder: Path, course_id: str) -> None:
    """Make the exchange and in it the course's folder, before somebody else takes its name."""
    try:
        if not folder.is_dir():
            folder.mkdir()
            folder.chmod(FOR_EVERYONE)  # the umask takes bits off the mode that mkdir is given
    except OSError as error:
        raise CourseError(
            f"the exchange {folder} cannot be made ({error}); let someone who may do so run: "
            f"install -d -m 1777 {folder}"
        ) from error
    place = folder / course_id
    if not place.exists():
        if not os.access(folder, os.W_OK | os.X_OK):
            raise CourseError(
                f"the exchange {folder} is not writable for you; let its owner run: chmod 1777 {folder}"
            )
        place.mkdir()
        place.chmod(READABLE)
    elif not os.access(place, os.W_OK | os.X_OK):
        raise CourseError(
            f"{place} is {place.owner()}'s; name another course with --course-id, or let an administrator "
            f"look into it and then run: chown {getpass.getuser()} {place}"
        )


def _make_gradebook(course: NewCourse) -> None:
    with _own_programs_on_path():  # nbgrader makes its tables by running `alembic`
        enrol(course.students, f"sqlite:///{course.folder / 'gradebook.db'}", course.course_id)


@contextmanager
def _own_programs_on_path() -> Iterator[None]:
    before = os.environ.get("PATH", os.defpath)
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before
