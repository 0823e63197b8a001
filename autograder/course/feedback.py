"""The feedback page: exercises called by their names, formulas that need no network."""

from html import escape
from typing import Any

from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import MarkdownWithMath
from nbformat import NotebookNode
from nbgrader.preprocessors import GetGrades

from autograder.course.formulas import FormulaRenderer
from autograder.grading.marked_by_hand import WAITS, waits_for
from autograder.grading.selection import bonus_of
from dlcourse.checking.registry import exercise
from dlcourse.checking.texts import Texts
from dlcourse.curriculum import UnknownIdError
from dlcourse.notebook_format import exercise_checked


class FeedbackPage(HTMLExporter):
    """nbgrader's page calls every check "Test cell"; here it has the exercise's number and title.

    Where a mark by hand is still to be given, nbgrader's page shows 0 points; here it says so.
    """

    @pass_context
    def markdown2html(self, context: Any, source: str) -> str:
        """A text cell with its formulas as MathML; nbgrader's page asks the network for a script instead."""
        renderer = FormulaRenderer(
            escape=False,
            attachments=context.get("cell", {}).get("attachments", {}),
            anchor_link_text=self.anchor_link_text,
            exclude_anchor_links=self.exclude_anchor_links,
        )
        return MarkdownWithMath(renderer=renderer).render(source)

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Any = None, **kw: Any
    ) -> tuple[str, Any]:
        """Write the page of a graded notebook."""
        page, resources = super().from_notebook_node(nb, resources, **kw)
        for cell in nb.cells:
            about, checked = cell.metadata.get("nbgrader", {}), exercise_checked(cell.source)
            if checked and about.get("grade"):
                id = about["grade_id"]
                name = _name(checked) + (" (bonus)" if bonus_of(cell) is not None else "")
                page = page.replace(f'<a href="#{id}">Test cell</a>', f'<a href="#{id}">{name}</a>')
                page = page.replace(f"Grade cell: <code>{id}</code>", name)
        return page, resources

    def register_preprocessor(self, preprocessor: Any, enabled: bool = False) -> Any:
        """Take a step; nbgrader's own that brings the points is ours."""
        ours = GetGradesAndWaiting if preprocessor is GetGrades else preprocessor
        return super().register_preprocessor(ours, enabled)


class GetGradesAndWaiting(GetGrades):
    """Nbgrader's own step, which brings points and comments, with a word on what is still to come."""

    def _get_score(self, cell: NotebookNode, resources: Any) -> None:
        about = cell.metadata.nbgrader
        grade = self.gradebook.find_grade(
            about.grade_id, self.notebook_id, self.assignment_id, self.student_id
        )
        about.score, about.points = grade.score, grade.max_score
        if waits_for(grade) == WAITS:
            about.comment = "\n\n".join(filter(None, [f"**This {WAITS}.**", about.get("comment")]))


def _name(id: str) -> str:
    try:
        found = exercise(id)
    except UnknownIdError:
        return id
    return escape(f"{found.number} {Texts(found).title}")
