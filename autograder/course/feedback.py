"""The feedback page, with exercises called by their names."""

from html import escape
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode

from autograder.grading.selection import bonus_of
from dlcourse.checking.registry import exercise
from dlcourse.checking.texts import Texts
from dlcourse.curriculum import UnknownIdError
from dlcourse.notebook_format import exercise_checked


class FeedbackPage(HTMLExporter):
    """nbgrader's page calls every check "Test cell"; here it has the exercise's number and title."""

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


def _name(id: str) -> str:
    try:
        found = exercise(id)
    except UnknownIdError:
        return id
    return escape(f"{found.number} {Texts(found).title}")
