"""Nbgrader's own steps, run in this process."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from autograder.course_error import CourseError


def run_step(config: Config, step: str, assignment: str, *more: str) -> None:
    """Run one step for an assignment, without the log lines that tell of every single file.

    Args:
        config: of the course.
        step: such as ``"generate_assignment"``.
        assignment: its name.
        more: arguments of this step, such as a student.

    Raises:
        CourseError: nbgrader could not do it.
    """
    with _quiet():
        done = getattr(NbGraderAPI(config=config), step)(assignment, *more)
    if not done["success"]:
        reason = done.get("error") or done.get("log")
        raise CourseError(f"nbgrader {step} {assignment} did not succeed:\n{reason}")


@contextmanager
def _quiet() -> Iterator[None]:
    before = logging.root.manager.disable
    logging.disable(logging.ERROR)
    try:
        yield
    finally:
        logging.disable(before)
