"""The step from source to release that follows ``course.toml``."""

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.grading.selection import read_selection


class SelectExercises(NbGraderPreprocessor):
    """The first step from source to release."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Take out what is not asked for, and set the points."""
        course = Path(self.config.CourseDirectory.get("root", "") or ".")
        nb.cells = read_selection(course, resources["nbgrader"]["assignment"]).apply(nb.cells)
        return nb, resources
