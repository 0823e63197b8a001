"""Reads a notebook source (Jupytext Markdown) as plain cells, without what jupytext or an editor left."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jupytext
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from dlcourse.checking.quiz_code import quiz_code
from dlcourse.curriculum import UnknownIdError
from dlcourse.notebook_format import QUIZ

KERNEL = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
_CLAIM = re.compile(r"\s*<!-- holds: (.+?) -->")
_UNREAD = "incorrectly_encoded_metadata"  # where jupytext puts words behind a fence that it cannot read


class AuthorError(ValueError):
    """Something in a notebook source that the author has to put right; the message says where and how."""


@dataclass(frozen=True)
class ByHand:
    """What is said of a text that is marked by hand: its name, and the most points it can earn."""

    name: Any
    points: Any


@dataclass(frozen=True)
class Source:
    """A source that has been read.

    Attributes:
        notebook: its plain cells (text, tags) and the course's kernel.
        places: where each cell stands, for messages: the file, the cell's first words, its line.
        claims: what each text says of the cells above it, as Python expressions that must be true.
        by_hand: what is said of each cell that is marked by hand; None for the others.
    """

    notebook: NotebookNode
    places: list[str]
    claims: list[list[str]]
    by_hand: list[ByHand | None]


def read_source(file: Path) -> Source:
    """Read a source file.

    Raises:
        AuthorError: a cell is neither Markdown nor Python, its tags cannot be read, or a
            ``{quiz:...}`` line names no quiz, or stands in text.
    """
    text = file.read_text(encoding="utf-8")
    parsed = jupytext.reads(text, fmt="md").cells
    places = [_place(file, cell, line) for cell, line in zip(parsed, _lines(text, parsed), strict=True)]
    cells = [_plain(cell, place) for cell, place in zip(parsed, places, strict=True)]
    claims = [_CLAIM.findall(cell.source) if cell.cell_type == "markdown" else [] for cell in parsed]
    return Source(new_notebook(cells=cells, metadata=KERNEL), places, claims, list(map(_by_hand, parsed)))


def _lines(text: str, cells: Iterable[NotebookNode]) -> Iterator[int]:
    """The number of each cell's first line; jupytext does not keep it."""
    text, end = "\n" + text, 0
    for cell in cells:
        own = cell.source.partition("\n")[2] if _is_foreign(cell) else cell.source
        start = max(text.find("\n" + own, end), end)
        end = start + len(own)
        yield text.count("\n", 0, start + 1)


def _place(file: Path, cell: NotebookNode, line: int) -> str:
    first = next((words for words in cell.source.splitlines() if words.strip()), "(empty cell)")
    return f"{file.name}, cell “{first.strip()[:60]}”, line {line}"


def _plain(cell: NotebookNode, place: str) -> NotebookNode:
    tags = _tags(cell, place)
    metadata = {"tags": tags} if tags else {}
    if cell.cell_type == "code" and not _is_foreign(cell):
        return new_code_cell(_with_quizzes(cell, place), metadata=metadata)
    if cell.cell_type == "markdown":
        if QUIZ.search(cell.source):
            raise AuthorError(f"{place}: a quiz stands in the cell of its answer, not in text")
        return new_markdown_cell(_CLAIM.sub("", cell.source), metadata=metadata)
    raise AuthorError(f"{place}: neither text nor Python; cells are text or ```python")


def _by_hand(cell: NotebookNode) -> ByHand | None:
    """``<!-- #region manual="name" points=20 -->`` before a text, ``<!-- #endregion -->`` behind it."""
    given = cell.metadata
    return ByHand(given["manual"], given.get("points")) if "manual" in given else None


def _is_foreign(cell: NotebookNode) -> bool:
    """Whether a cell is in another language: jupytext adds a line such as ``%%bash``."""
    return cell.cell_type == "code" and cell.source.startswith("%%")


def _tags(cell: NotebookNode, place: str) -> list[str]:
    bare = [key for key, value in cell.metadata.items() if value is None]
    unread = cell.metadata.get(_UNREAD) or " ".join(bare)
    if unread:
        raise AuthorError(
            f'{place}: “{unread}” behind the fence cannot be read; tags are written tags=["demo"]'
        )
    return list(cell.metadata.get("tags", []))


def _with_quizzes(cell: NotebookNode, place: str) -> str:
    def quiz(match: re.Match[str]) -> str:
        try:
            return quiz_code(match["id"])
        except (UnknownIdError, ValueError) as error:
            raise AuthorError(f"{place}: {match[0]}: {error}") from error

    return QUIZ.sub(quiz, cell.source)
