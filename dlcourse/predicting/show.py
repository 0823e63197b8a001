"""Puts what is asked where the student is: a form in a notebook, text elsewhere, nothing while grading."""

from collections.abc import Mapping
from typing import Any, Protocol

from dlcourse.checking.report.surroundings import in_notebook, is_being_graded


class Asker(Protocol):
    """Something that asks, and remembers the answers; ``str()`` gives it as text."""

    def frame(self) -> dict[str, Any]:
        """What never changes: title, words, questions, and the outcome to be explained, as JSON."""

    def content(self) -> dict[str, Any]:
        """What has been answered so far, as JSON."""

    def hear(self, message: Mapping[str, Any]) -> None:
        """An answer that came from the form."""


def show(asker: Asker) -> None:
    """Show what is asked."""
    if is_being_graded():
        return
    if not in_notebook():
        print(asker)
        return
    from IPython.display import display

    from dlcourse.predicting.form import Form

    display(Form(asker))
