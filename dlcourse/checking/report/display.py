"""Puts a report where the student is: rich output in a notebook, printed text elsewhere."""

from collections.abc import Sequence
from typing import Any

from dlcourse.checking.exercise import Exercise
from dlcourse.checking.report.content import compose
from dlcourse.checking.report.html import to_html
from dlcourse.checking.report.surroundings import in_notebook, is_being_graded
from dlcourse.checking.report.text import to_text
from dlcourse.checking.texts import Texts
from dlcourse.checking.verdict import Verdict

VERDICT_MIME = "application/vnd.dlcourse.verdict+json"
"""Carries the summary of a verdict beside the report, for programs that read executed notebooks."""


class Report:
    """A verdict that knows how to show itself."""

    def __init__(self, verdict: Verdict, exercise: Exercise, closing: Sequence[str] = ()):
        self._verdict = verdict
        self._content = compose(verdict, exercise, Texts(exercise), closing)

    def __repr__(self) -> str:
        return to_text(self._content)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {
            "text/plain": repr(self),
            "text/html": to_html(self._content),
            VERDICT_MIME: self._verdict.to_json(),
        }


def show(verdict: Verdict, exercise: Exercise, closing: Sequence[str] = ()) -> None:
    """Show the report of a verdict, and the hint ladder under it while something is wrong."""
    report = Report(verdict, exercise, closing)
    if not in_notebook():
        print(report)
        return
    from IPython.display import display

    display(report)
    if not verdict.full and Texts(exercise).hints and not is_being_graded():
        from dlcourse.checking.report.ladder import HintLadder

        display(HintLadder(exercise))
