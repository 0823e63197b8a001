"""The same grading as preprocessors of ``nbgrader autograde``: slower, one submission after the other."""

from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool

from autograder.grading.assignment import Assignment, Plan
from autograder.grading.gradebook import GradebookWriter
from autograder.grading.grading_course import GradingCourse
from autograder.grading.ledger import read_entry
from autograder.grading.repair import repair
from autograder.sandbox import missing
from autograder.sandbox.requirements import ADVICE

Resources = dict[str, Any]
"""What nbgrader tells its steps about a notebook."""


class RepairCells(NbGraderPreprocessor):
    """Puts a submission's graded cells back as they were released, before nbgrader looks at them."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Repair one notebook."""
        about = resources["nbgrader"]
        released = _course(self).released(about["assignment"])[about["notebook"]]
        content = nbformat.writes(nb).encode()
        return repair(content, nbformat.reads(released, as_version=4)).notebook, resources


class GradeInSandbox(NbGraderPreprocessor):
    """Runs a submission in the sandbox and fills in what the oracle found; stands in place of ``Execute``."""

    trust_students = Bool(
        False, help="Run student code without a sandbox, with everything you may do on this machine."
    ).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Grade one notebook."""
        if missing() and not self.trust_students:
            raise RuntimeError(
                f"student code cannot be shut in here: {'; '.join(missing())}. "
                f"{ADVICE.replace('--trust-students', 'c.GradeInSandbox.trust_students = True')}"
            )
        about = resources["nbgrader"]
        plan = Plan(trust=self.trust_students, students=(about["student"],))
        result = Assignment(_course(self), about["assignment"], plan).grade_here(about["notebook"])
        return nbformat.reads(result.text, as_version=4), resources


class BookMarks(NbGraderPreprocessor):
    """Books what the ledger says, after nbgrader's own: a bonus, a team, an extension, a comment."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Book one submission."""
        about = resources["nbgrader"]
        course = _course(self)
        entry = read_entry(course.folder, about["assignment"], about["student"])
        if entry:
            with GradebookWriter(course) as gradebook:
                gradebook.book([entry], [entry.student], [entry.student])
        return nb, resources


def _course(step: NbGraderPreprocessor) -> GradingCourse:
    return GradingCourse(Path(step.config.CourseDirectory.get("root", "") or "."))
