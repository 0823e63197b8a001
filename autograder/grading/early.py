"""Starts lanes and their sandboxes while the command itself still loads: they take longest to get ready.

It looks at files where nbgrader keeps them unless a course says otherwise, and loads nothing of nbgrader.
What it finds decides nothing but how many processes are started early.
"""

from pathlib import Path

from autograder.course_error import CourseError
from autograder.grading.ledger import ledger_file
from autograder.grading.outline import Outline, SandboxKey, outline_of
from autograder.grading.pool import LocalPool
from autograder.grading.sandboxes import lane
from autograder.grading.task import Result, Task, run_task
from autograder.sandbox import Limits
from dlcourse.checking import own_exercises
from dlcourse.checking.registry import exercise


def start_early(
    course: Path, assignment: str, workers: int, limits: Limits, *, trust: bool, force: bool
) -> LocalPool[Task, Result]:
    """A pool for an assignment; its processes warm up already where there seems to be something to grade.

    Args:
        course: its folder, which may turn out to be none.
        assignment: its name, likewise.
        workers: processes, at most.
        limits: of a submission.
        trust: run student code without a perimeter.
        force: what has not changed is graded as well.
    """
    own_exercises.use(course)
    outlines = _outlines(course, assignment)
    submitted = _submitted(course, assignment)
    todo = len(outlines) * sum(force or _is_new(course, assignment, each) for each in submitted)
    pool = LocalPool(max(1, min(workers, todo)), run_task)
    if todo:
        sandboxes = tuple(dict.fromkeys(key for outline in outlines for key in outline.sandboxes))
        asked = tuple(asked.id for outline in outlines for asked in outline.asked.values())
        pool.warm_up(warm_lane, limits, trust, sandboxes, asked, own_exercises.in_use())
    return pool


def warm_lane(
    limits: Limits, trust: bool, sandboxes: tuple[SandboxKey, ...], asked: tuple[str, ...], own: Path | None
) -> None:
    """In a lane: start its sandboxes, and load the exercises while they warm up."""
    lane(limits, trust).warm_up(sandboxes)
    own_exercises.use(own)
    for id in asked:
        exercise(id)


def _outlines(course: Path, assignment: str) -> list[Outline]:
    files = sorted((course / "release" / assignment).glob("*.ipynb"))
    try:
        return [outline_of(file.stem, assignment, None, file.read_text(encoding="utf-8")) for file in files]
    except (CourseError, OSError, ValueError, KeyError, TypeError):
        return []  # it is told when the assignment is opened


def _submitted(course: Path, assignment: str) -> list[Path]:
    return [folder for folder in (course / "submitted").glob(f"*/{assignment}") if folder.is_dir()]


def _is_new(course: Path, assignment: str, folder: Path) -> bool:
    """Whether a submission is newer than what the ledger knows of it."""
    try:
        known = ledger_file(course, assignment, folder.parent.name).stat().st_mtime
        return any(file.lstat().st_mtime > known for file in (folder, *folder.iterdir()))
    except OSError:
        return True
