"""Why an answer came to nothing: the error with which its cell ended, in one sentence."""

import re
from collections.abc import Iterator, Mapping

from nbformat import NotebookNode

from autograder.oracle.session import CellRun

_UNREADABLE = ("SyntaxError", "IndentationError", "TabError")
_NAME = re.compile(r"\w{1,60}")
"""What an error may be called: its name comes from the student's process."""

_LINE = re.compile(r"line (\d{1,6})\)?$")


def why_broken(exercise: str, notebook: NotebookNode, cells: Mapping[int, CellRun]) -> str:
    """Why an answer to an exercise could not be run; empty where each cell of it ran to its end.

    Args:
        exercise: its name, with which the grade ids of its cells begin.
        notebook: the repaired one.
        cells: what running gave, by index.
    """
    for index, cell in enumerate(notebook.cells):
        about = cell.metadata.get("nbgrader", {})
        if about.get("solution") and about["grade_id"].partition("-")[0] == exercise:
            for error in _errors(cells.get(index, CellRun())):
                return error
    return ""


def _errors(run: CellRun) -> Iterator[str]:
    for output in run.outputs:
        name = str(output.get("ename", ""))
        if output.get("output_type") != "error" or not _NAME.fullmatch(name):
            continue
        line = _LINE.search(str(output.get("evalue", "")))
        if name in _UNREADABLE:
            yield f"the cell could not be run: {name}" + (f" in line {line[1]}" if line else "")
        else:
            yield f"the cell broke off: {name}"
