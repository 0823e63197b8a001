"""What a course's ``nbgrader_config.py`` sets: nbgrader's own steps and pages with what this course adds."""

import stat
from collections.abc import Callable
from pathlib import Path

import nbgrader
from nbgrader.converters import Autograde
from nbgrader.preprocessors import Execute, NbGraderPreprocessor

from autograder.course.collecting import CollectOwnFiles
from autograder.course.feedback import FeedbackPage
from autograder.course.select_exercises import SelectExercises
from autograder.files import share_like_above
from autograder.grading.preprocessors import BookMarks, GradeInSandbox, RepairCells
from autograder.notebooks import editions
from dlcourse.notebook_format import DEMO

__all__ = [
    "DEMO",
    "CollectOwnFiles",
    "FeedbackPage",
    "autograde_preprocessors",
    "is_shared",
    "page_templates",
    "release_preprocessors",
    "sanitize_preprocessors",
    "sharing",
]

_OURS = Path(__file__).parent / "templates"
_FORMGRADER = Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates"


class UntagGradedCells(NbGraderPreprocessor):
    """Takes all tags off answer and check cells.

    A check cell that a student has tagged ``demo`` would not be run, and without a result nbgrader gives it
    full marks.
    """

    def preprocess_cell(self, cell, resources, cell_index):
        """Untag one cell."""
        if "nbgrader" in cell.metadata:
            cell.metadata.pop("tags", None)
        return cell, resources


def release_preprocessors() -> list[type]:
    """The steps from source to release: what ``course.toml`` asks for, without solutions."""
    return [SelectExercises, *editions.release_preprocessors()]


def sanitize_preprocessors() -> list[type]:
    """The steps before a submission is run: repair, nbgrader's own, then ours for demo cells."""
    own = Autograde.sanitize_preprocessors.make_dynamic_default()
    return [RepairCells, *own, UntagGradedCells]


def autograde_preprocessors() -> list[type]:
    """The steps of nbgrader itself, with the sandbox in place of a kernel."""
    own = Autograde.autograde_preprocessors.make_dynamic_default()
    return [*(GradeInSandbox if step is Execute else step for step in own), BookMarks]


def is_shared(course: Path) -> bool:
    """Whether graders of one group share the course folder: what is written there is given to its group."""
    wanted = stat.S_ISGID | stat.S_IWGRP
    return course.stat().st_mode & wanted == wanted


def sharing(course: Path) -> Callable[..., None]:
    """What follows grading and feedback: nbgrader shares all but the folder of a student."""

    def share(student: str, **_: object) -> None:
        for step in ("autograded", "feedback"):
            for folder in (course / step).glob(student):
                share_like_above(folder)

    return share


def page_templates() -> list[str]:
    """Folders of page templates: ours (MathJax without a network on the grading page), then formgrader's."""
    return [str(_OURS), str(_FORMGRADER)]
