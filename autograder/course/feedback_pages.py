"""Feedback pages by nbgrader's own step, in several processes, each page with a limit of time and memory."""

import resource
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NoReturn

from autograder.course.nbgrader_steps import run_step
from autograder.course_error import CourseError
from autograder.grading.grading_course import GradingCourse
from autograder.grading.pool import LocalPool

LONGEST = 120
"""Seconds that one student's pages may take."""

LARGEST = 4 * 2**30
"""Bytes of memory of a process that writes pages."""

Order = tuple[str, str, str]
"""The course's folder, the assignment, a student."""


def graded_students(course: GradingCourse, assignment: str) -> list[str]:
    """Whose notebooks are graded, and can get a page.

    Raises:
        CourseError: nobody's.
    """
    pattern = course.place(course.directory.autograded_directory, "*", assignment)
    root = Path(*pattern.parts[: pattern.parts.index("*")])
    found = sorted(folder.relative_to(root).parts[0] for folder in root.glob(str(pattern.relative_to(root))))
    if not found:
        raise CourseError(f"{assignment} is not graded yet; run 'autograder grade {assignment}' first")
    return found


def write_pages(
    course: GradingCourse, assignment: str, students: Sequence[str], workers: int
) -> Iterator[tuple[str, str]]:
    """Write the pages of students anew.

    Returns:
        Each student who is done, and why there is no page; empty where there is one.
    """
    orders = [(str(course.folder), assignment, student) for student in students]
    with LocalPool(min(workers, max(1, len(orders))), write_page) as pool:
        for (_, _, student), outcome in pool.run(orders):
            yield student, str(outcome or "")


def write_page(order: Order) -> str:
    """Write one student's pages; returns what went wrong."""
    folder, assignment, student = order
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (LARGEST, most))
    try:
        with _within(LONGEST):
            run_step(_course(folder).config, "generate_feedback", assignment, student)
    except (CourseError, TimeoutError, MemoryError) as error:
        lines = str(error).strip().splitlines() or ["it takes more memory than a page may"]
        return lines[-1]
    return ""


@cache
def _course(folder: str) -> GradingCourse:
    return GradingCourse(Path(folder))


@contextmanager
def _within(seconds: int) -> Iterator[None]:
    def stop(*_: object) -> NoReturn:
        raise TimeoutError(f"it takes longer than {seconds} s to write")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
