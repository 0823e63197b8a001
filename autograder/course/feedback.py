"""The feedback page: exercises called by their names, formulas that need no network."""

import re
from functools import lru_cache, partial
from typing import Any

from jinja2 import BytecodeCache, Environment, pass_context
from jinja2.bccache import Bucket
from nbconvert.exporters import HTMLExporter
from nbconvert.filters import Highlight2HTML
from nbconvert.filters.markdown_mistune import MarkdownWithMath
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
from nbformat import NotebookNode
from nbgrader.preprocessors import GetGrades

from autograder.course.feedback_contents import with_names
from autograder.course.formulas import FormulaRenderer
from autograder.grading.mark_states import WAITS
from autograder.grading.marked_by_hand import waits_for

_CELLS = 500
"""Texts of cells whose HTML is kept: most cells of a class are the same."""

_IMAGE_WITHOUT_TEXT = re.compile(r"<img(?=\s)(?![^>]*\salt=)")
_ALT = "No description has been provided for this image"


class _CompiledTemplates(BytecodeCache):
    """Templates that this process has compiled; every page has an environment of its own."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template that is known."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _CompiledTemplates()


class FeedbackPage(HTMLExporter):
    """nbgrader's page calls every check "Test cell"; here it has the exercise's number and title.

    Where a mark by hand is still to be given, nbgrader's page shows 0 points; here it says so.
    nbconvert reads each page once more, which takes longer than to write it, to give images a text, and parts
    that this page does not have a place in the order of the tab key. Here images get their text at once.
    """

    def _create_environment(self) -> Environment:
        environment = super()._create_environment()
        environment.bytecode_cache = _COMPILED
        return environment

    @pass_context
    def markdown2html(self, context: Any, source: str) -> str:
        """A text cell with its formulas as MathML; nbgrader's page asks the network for a script instead."""
        links = {
            "anchor_link_text": self.anchor_link_text,
            "exclude_anchor_links": self.exclude_anchor_links,
        }
        attachments = context.get("cell", {}).get("attachments", {})
        if attachments:
            return _text.__wrapped__(source, attachments=attachments, **links)
        return _text(source, **links)

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Any = None, **kw: Any
    ) -> tuple[str, Any]:
        """Write the page of a graded notebook."""
        resources = self._init_resources(resources)
        language = nb.metadata.get("language_info", {})
        lexer = language.get("pygments_lexer", language.get("name"))
        fitting = WidgetsDataTypeFilter(notebook_metadata=self._nb_metadata, parent=self, resources=resources)
        self.register_filter("filter_data_type", fitting)
        self.register_filter("highlight_code", partial(_coloured, lexer))
        page, resources = super(HTMLExporter, self).from_notebook_node(nb, resources, **kw)
        page = _IMAGE_WITHOUT_TEXT.sub(f'<img alt="{_ALT}"', page)
        return with_names(page, nb), resources

    def register_preprocessor(self, preprocessor: Any, enabled: bool = False) -> Any:
        """Take a step; nbgrader's own that brings the points is ours."""
        ours = GetGradesAndWaiting if preprocessor is GetGrades else preprocessor
        return super().register_preprocessor(ours, enabled)


@lru_cache(_CELLS)
def _text(source: str, **options: Any) -> str:
    """A text cell as HTML."""
    return MarkdownWithMath(renderer=FormulaRenderer(escape=False, **options)).render(source)


def _coloured(lexer: str | None, source: str, language: str | None = None, metadata: Any = None) -> str:
    """A code cell as HTML; a cell in the language of a magic says so in its metadata."""
    return _code(lexer, source, language, (metadata or {}).get("magics_language"))


@lru_cache(_CELLS)
def _code(lexer: str | None, source: str, language: str | None, magic: str | None) -> str:
    metadata = {"magics_language": magic} if magic else None
    return Highlight2HTML(pygments_lexer=lexer)(source, language, metadata)


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
