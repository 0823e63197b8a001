"""The step from source to release that follows ``course.toml``."""

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.course.points_told import tell, worth_by_section
from autograder.grading.selection import read_selection, require_assignments


class SelectExercises(NbGraderPreprocessor):
    """The first step from source to release."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Take out what is not asked for, set the points, and say so in the headings."""
        course = Path(self.config.CourseDirectory.get("root", "") or ".")
        before = worth_by_section(nb.cells)
        require_assignments(course, course / self.config.CourseDirectory.get("source_directory", "source"))
        nb.cells = read_selection(course, resources["nbgrader"]["assignment"]).apply(nb.cells)
        tell(nb.cells, before)
        return nb, resources
