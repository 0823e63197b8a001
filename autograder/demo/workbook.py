"""A chapter's notebook as students have it: released, solved, and with answers put in by hand."""

import ast
import copy
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.notebooks.regions import BEGIN, END
from autograder.notebooks.roles import DEMO
from autograder.oracle.seeds import exercise_seed
from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.exercise import Exercise, Function
from dlcourse.checking.registry import exercises
from dlcourse.checking.run import run
from dlcourse.checking.verdict import Verdict
from dlcourse.curriculum import chapter_of


class Workbook:
    """One chapter's notebook in every state."""

    def __init__(self, course: Path, name: str, key: bytes):
        """Read it from a course in which it is released.

        Args:
            course: the course's folder.
            name: of the notebook and the assignment.
            key: the course's secret key, for the cases that grading will use.
        """
        self.name, self._key = name, key
        self.exercises = exercises(chapter_of(name))
        self._release = nbformat.read(course / "release" / name / f"{name}.ipynb", as_version=4)
        source = nbformat.read(course / "source" / name / f"{name}.ipynb", as_version=4)
        self._solutions = {id: _without_marks(cell.source) for id, cell in _graded(source)}

    @property
    def possible(self) -> float:
        """Points of a full solution."""
        return float(sum(exercise.points for exercise in self.exercises))

    @property
    def functions(self) -> list[tuple[Exercise, Function]]:
        """Every function that is asked for, with its exercise."""
        answers = [(exercise, answer) for exercise in self.exercises for answer in exercise.answers]
        return [(exercise, answer) for exercise, answer in answers if isinstance(answer, Function)]

    def released(self) -> NotebookNode:
        """As it was handed out."""
        return copy.deepcopy(self._release)

    def solved(self, solves: Callable[[Exercise], bool] = lambda exercise: True) -> NotebookNode:
        """With the author's solutions to some exercises, by default to all."""
        notebook = self.released()
        wanted = {exercise.name for exercise in self.exercises if solves(exercise)}
        for id, cell in _graded(notebook):
            if cell.metadata.nbgrader.solution and id.partition("-")[0] in wanted:
                cell.source = self._solutions[id]
        return notebook

    def solved_but(self, codes: Mapping[str, str]) -> NotebookNode:
        """Solved, with other code for some names that are asked for."""
        notebook = self.solved()
        for name, code in codes.items():
            cell = next(cell for cell in _answers(notebook) if name in _definitions(cell.source))
            cell.source = _with(cell.source, name, code)
        return notebook

    def verdict(self, notebook: NotebookNode, exercise: Exercise) -> Verdict:
        """What the engine says about an exercise here, in this process: only for notebooks of our own."""
        names = _run(notebook)
        callers = [LocalCaller(names.get(answer.name), exercise.seconds) for answer in exercise.answers]
        return run(exercise, callers, exercise_seed(self._key, self.name, exercise.id))

    @cached_property
    def victim(self) -> tuple[Exercise, Function]:
        """A function that is an exercise of its own: what goes wrong in it costs that exercise alone."""
        alone = [(exercise, answer) for exercise, answer in self.functions if len(exercise.answers) == 1]
        return (alone or self.functions)[-1]


def _graded(notebook: NotebookNode) -> Iterator[tuple[str, NotebookNode]]:
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:
            yield cell.metadata.nbgrader.grade_id, cell


def _answers(notebook: NotebookNode) -> Iterator[NotebookNode]:
    return (cell for _, cell in _graded(notebook) if cell.metadata.nbgrader.solution)


def _without_marks(source: str) -> str:
    return "\n".join(line for line in source.splitlines() if line.strip() not in (BEGIN, END))


def _definitions(source: str) -> dict[str, ast.stmt]:
    """Functions, classes and variables that a cell defines at its left margin."""
    found: dict[str, ast.stmt] = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found[node.name] = node
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = node
    return found


def _with(source: str, name: str, code: str) -> str:
    """A cell's source with another definition of a name."""
    node = _definitions(source)[name]
    lines = source.splitlines()
    return "\n".join([*lines[: node.lineno - 1], code.strip("\n"), *lines[node.end_lineno :]])


def _run(notebook: NotebookNode) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "__main__"}
    for cell in notebook.cells:
        is_check = cell.metadata.get("nbgrader", {}).get("locked")
        if cell.cell_type == "code" and not is_check and DEMO not in cell.metadata.get("tags", ()):
            exec(compile(cell.source, "<notebook>", "exec"), names)
    return names
