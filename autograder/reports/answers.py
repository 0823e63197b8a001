"""Reads the answer cells of a class from the graded notebooks, where every cell is in its place again."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.grading.grading_course import GradingCourse


def released_answers(released: Mapping[str, str]) -> dict[str, str]:
    """The answer cells as they were handed out, by grade id."""
    notebooks = [nbformat.reads(text, as_version=4) for text in released.values()]
    return {id: source for notebook in notebooks for id, source in _answers(notebook)}


def submitted_answers(
    course: GradingCourse, assignment: str, students: Iterable[str], notebooks: Iterable[str]
) -> dict[str, dict[str, str]]:
    """The answer cells of every student, by grade id."""
    names = sorted(notebooks)
    return {student: dict(_of(_folder(course, assignment, student), names)) for student in students}


def library_names(released: Mapping[str, str]) -> set[str]:
    """Names that the released notebooks import: they are not a student's choice."""
    cells = [cell for text in released.values() for cell in nbformat.reads(text, as_version=4).cells]
    return {name for cell in cells if cell.cell_type == "code" for name in _imported(cell.source)}


def _folder(course: GradingCourse, assignment: str, student: str) -> Path:
    return course.place(course.directory.autograded_directory, student, assignment)


def _of(folder: Path, notebooks: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in notebooks:
        file = folder / f"{name}.ipynb"
        if file.is_file():
            yield from _answers(nbformat.read(file, as_version=4))


def _answers(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("solution") and cell.cell_type == "code":
            yield about["grade_id"], cell.source


def _imported(source: str) -> Iterator[str]:
    try:
        tree = ast.parse(source)
    except SyntaxError:  # a cell with a line of IPython's own
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.asname or alias.name.partition(".")[0] for alias in node.names)
