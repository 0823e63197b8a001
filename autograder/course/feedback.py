"""The feedback page: exercises called by their names, formulas that need no network."""

from html import escape
from typing import Any

from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import MarkdownWithMath
from nbformat import NotebookNode
from nbgrader.api import Gradebook

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

    def _preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Nbgrader's own steps, which bring points and comments, then a word on what is still to come."""
        nb, resources = super()._preprocess(nb, resources)
        of = resources["nbgrader"]
        with Gradebook(of["db_url"]) as gradebook:
            found = gradebook.find_submission_notebook(of["notebook"], of["assignment"], of["student"])
            waiting = {grade.name for grade in found.grades if waits_for(grade) == WAITS}
        for cell in nb.cells:
            about = cell.metadata.get("nbgrader", {})
            if about.get("grade_id") in waiting:
                about["comment"] = "\n\n".join(filter(None, [f"**This {WAITS}.**", about.get("comment")]))
        return nb, resources


def _name(id: str) -> str:
    try:
        found = exercise(id)
    except UnknownIdError:
        return id
    return escape(f"{found.number} {Texts(found).title}")
