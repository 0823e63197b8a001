"""Sees to it that the pages made of a graded notebook are made soon, whatever a student wrote.

The programs that typeset text and colour code take time that grows with the square of some inputs: 200,000
spaces, or ``a.a.a.a``, keep the feedback of a whole class waiting for minutes.
"""

import time
from collections.abc import Iterable

from nbformat import NotebookNode

from dlcourse.checking.calling.limits import TimeLimitError, time_limit

_HARMLESS = 1.0e7
"""Sum of the squares of the cells' lengths below which the worst of texts is done in two seconds."""

_CELL_SECONDS, _ALL_SECONDS = 1.0, 8.0
"""What one cell, and all that have to be tried, may take."""

_KEPT = 500
"""Characters that remain of a cell that takes longer."""


def lighten(cells: Iterable[NotebookNode]) -> list[str]:
    """Cut the cells that would take too long; small ones are not even tried.

    Args:
        cells: what the student wrote; they are changed.

    Returns:
        A note for the student if something was cut.
    """
    by_size = sorted(cells, key=lambda cell: len(cell.source), reverse=True)
    heavy, left, cut = sum(len(cell.source) ** 2 for cell in by_size), _ALL_SECONDS, 0
    for cell in by_size:
        if heavy <= _HARMLESS:
            break
        heavy -= len(cell.source) ** 2
        started = time.monotonic()
        if left <= 0 or not _is_quick(cell, min(_CELL_SECONDS, left)):
            cell.source = cell.source[:_KEPT] + "\n[cut]"
            cut += 1
        left -= time.monotonic() - started
    return (
        [f"{cut} cells take too long to show and were cut on this page; they were graded whole."]
        if cut
        else []
    )


def _is_quick(cell: NotebookNode, seconds: float) -> bool:
    from nbconvert.filters import Highlight2HTML, markdown2html

    show = markdown2html if cell.cell_type == "markdown" else Highlight2HTML(pygments_lexer="ipython3")
    try:
        with time_limit(seconds):
            show(cell.source)
    except (TimeLimitError, Exception):  # what breaks here would break the page
        return False
    return True
