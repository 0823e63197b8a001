"""The two editions of a notebook: with solutions for instructors, without for students."""

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import ClearSolutions, InstantiateTests, SaveCells
from traitlets.config import Config

from autograder.notebooks.metadata import complete
from autograder.notebooks.roles import roles
from autograder.notebooks.source import read_source
from autograder.notebooks.stubs import StudentStubs
from dlcourse.curriculum import chapter_of

_NOT_OURS = (InstantiateTests,)  # generates asserts from templates, which the course does not use


def release_preprocessors() -> list[type]:
    """Nbgrader's own steps from source to release, with the course's stubs."""
    steps = [
        step for step in GenerateAssignment.preprocessors.make_dynamic_default() if step not in _NOT_OURS
    ]
    return [StudentStubs if step is ClearSolutions else step for step in steps]


def solution_edition(file: Path) -> NotebookNode:
    """The complete notebook of a source: what stands in an nbgrader course's ``source/`` folder.

    Args:
        file: ``notebooks/source/NN_name.md``.

    Raises:
        AuthorError: the source has to be put right.
    """
    source = read_source(file)
    chapter = chapter_of(file.name)
    complete(source.notebook.cells, roles(source, chapter), chapter)
    return source.notebook


def student_edition(file: Path) -> NotebookNode:
    """The notebook that students open, equal to what ``nbgrader generate_assignment`` releases."""
    notebook = solution_edition(file)
    resources: dict[str, Any] = {}
    for step in release_preprocessors():
        if step is not SaveCells:  # writes to a gradebook; there is none here
            notebook, resources = step(parent=None, config=Config()).preprocess(notebook, resources)
    return notebook
