"""The two courses that are compared: alike in everything but who grades."""

import shutil
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.course.create import NewCourse, create
from autograder.course.nbgrader_steps import run_step
from autograder.files import CONFIG
from autograder.grading.grading_course import GradingCourse
from autograder.notebooks import solution_edition
from autograder.notebooks.build import to_text
from dlcourse.curriculum import notebook_of
from dlcourse.resources import resource

_STOCK = """
# Stock: nbgrader's own kernel and its own steps.
from nbgrader.converters import Autograde

c.Autograde.autograde_preprocessors = Autograde.autograde_preprocessors.make_dynamic_default()
c.Autograde.sanitize_preprocessors = Autograde.sanitize_preprocessors.make_dynamic_default()
"""


def make_course(folder: Path, chapter: str, submissions: int) -> Path:
    """A course with one released chapter and some submissions: right, half done, untouched, in turn."""
    name = notebook_of(chapter)
    source = resource("notebooks") / "source" / f"{name}.md"
    create(NewCourse(folder, "bench", [source]))
    run_step(GradingCourse(folder).config, "generate_assignment", name)
    released = nbformat.read(folder / "release" / name / f"{name}.ipynb", as_version=4)
    solved = nbformat.reads(to_text(solution_edition(source)), as_version=4)
    works = [solved, _half(solved, released), released]
    for number in range(submissions):
        target = folder / "submitted" / f"student-{number:03d}" / name
        target.mkdir(parents=True)
        nbformat.write(works[number % len(works)], target / f"{name}.ipynb")
    return folder


def make_stock(course: Path, folder: Path) -> Path:
    """A copy of a course in which stock nbgrader grades."""
    shutil.copytree(course, folder)
    config = folder / CONFIG
    config.write_text(config.read_text() + _STOCK)
    return folder


def _half(solved: NotebookNode, released: NotebookNode) -> NotebookNode:
    """Every second answer is there."""
    answers = [c.id for c in released.cells if c.metadata.get("nbgrader", {}).get("solution")]
    kept = set(answers[::2])
    text = {cell.id: cell.source for cell in solved.cells}
    half = nbformat.from_dict(released)
    for cell in half.cells:
        if cell.id in kept:
            cell.source = text[cell.id]
    return half
