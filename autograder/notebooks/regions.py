"""Solution regions: found, and refused where nbgrader would not clear them as the author meant."""

import re

from nbformat import NotebookNode

from autograder.notebooks.source import AuthorError
from dlcourse.notebook_format import BEGIN, END

_FOR_NBGRADER = re.compile("(BEGIN|END) SOLUTION")
_MEANT_AS_MARK = re.compile(r"^\s*#+\s*(begin|end)[\s_-]*solution\b", re.IGNORECASE)


def has_region(cell: NotebookNode, place: str) -> bool:
    """Whether a cell has solution regions.

    A mark that is misspelt would hand its solution to the students, so it is an error.

    Raises:
        AuthorError: a region stands in text, or its marks are misspelt or do not come in pairs.
    """
    marks = [line.strip() for line in cell.source.splitlines() if _is_mark(line, cell.cell_type)]
    if marks and cell.cell_type == "markdown":
        raise AuthorError(f"{place}: a solution region in text; only code cells can have one")
    for mark in marks:
        if mark not in (BEGIN, END):
            raise AuthorError(
                f"{place}: “{mark}” marks no solution; write “{BEGIN}” or “{END}” and nothing else"
            )
    if marks != [BEGIN, END] * (len(marks) // 2):
        order = ", ".join(mark.strip("# ") for mark in marks)
        raise AuthorError(f"{place}: each “{BEGIN}” needs an “{END}” behind it; here they are: {order}")
    return bool(marks)


def _is_mark(line: str, cell_type: str) -> bool:
    return bool(_FOR_NBGRADER.search(line) or (cell_type == "code" and _MEANT_AS_MARK.match(line)))
