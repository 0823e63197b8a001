"""Reads a notebook source (Jupytext Markdown) as plain cells, without what jupytext or an editor left."""

import re
from pathlib import Path

import jupytext
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from dlcourse.checking.questions import questions_markdown
from dlcourse.checking.registry import UnknownExerciseError

KERNEL = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
_QUESTIONS = re.compile(r"^\{questions:(?P<id>[^}]*)\}$", re.MULTILINE)


class AuthorError(ValueError):
    """Something in a notebook source that the author has to put right; the message says where and how."""


def read_source(file: Path) -> NotebookNode:
    """Read a source file as a notebook with plain cells (text, tags) and the course's kernel.

    Raises:
        AuthorError: a cell is neither Markdown nor Python, or a ``{questions:...}`` line names no quiz.
    """
    parsed = jupytext.reads(file.read_text(encoding="utf-8"), fmt="md")
    return new_notebook(cells=[_plain(cell, file) for cell in parsed.cells], metadata=KERNEL)


def place(file: Path, cell: NotebookNode) -> str:
    """Where a cell stands, for messages: the file and the cell's first line."""
    first = next((line for line in cell.source.splitlines() if line.strip()), "(empty cell)")
    return f"{file.name}, cell “{first.strip()[:60]}”"


def _plain(cell: NotebookNode, file: Path) -> NotebookNode:
    tags = cell.metadata.get("tags", [])
    metadata = {"tags": list(tags)} if tags else {}
    if cell.cell_type == "code":
        return new_code_cell(cell.source, metadata=metadata)
    if cell.cell_type == "markdown":
        return new_markdown_cell(_with_questions(cell, file), metadata=metadata)
    raise AuthorError(f"{place(file, cell)}: a {cell.cell_type} cell; use text or ```python")


def _with_questions(cell: NotebookNode, file: Path) -> str:
    def questions(match: re.Match[str]) -> str:
        try:
            return questions_markdown(match["id"])
        except (UnknownExerciseError, ValueError) as error:
            raise AuthorError(f"{place(file, cell)}: {match[0]}: {error}") from error

    return _QUESTIONS.sub(questions, cell.source)
