"""Reads notebook files as students have them: what a lenient reader can still understand is read.

Browsers, mail programs, editors and version control leave their marks on files. What was odd is told in
one sentence each; a file that holds no notebook is refused with what it is instead.
"""

import codecs
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

KINDS = ("code", "markdown", "raw")

LARGEST = 64 * 2**20
"""Bytes of a notebook without its outputs."""

MOST_OBJECTS = 1_000_000
"""Lists and dictionaries in a file: each is two bytes there and more than a hundred in memory."""

_MOST_PIECES = 5_000_000
_OUTPUTS = re.compile(rb'(?<!\\)"outputs"\s*:\s*\[')
_PIECE = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?+|[\[\]]', re.DOTALL)

_ENCODINGS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""By the mark at the beginning; that of UTF-16 also begins one of UTF-32, so the order matters."""

_CONFLICT = re.compile(r"^(<{7}|>{7})( |$)", re.MULTILINE)
_CELLS = re.compile(r'"cells"\s*:\s*\[')
_STRING_OR_COMMA = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?+|,(?=\s*[\]}])', re.DOTALL)

_OTHER_FILES = {
    b"PK\x03\x04": "it is a ZIP archive; the notebook has to be taken out of it",
    b"%PDF": "it is a PDF",
    b"\x1f\x8b": "it is a compressed file; the notebook has to be taken out of it",
    b"Rar!": "it is a compressed file; the notebook has to be taken out of it",
    b"7z\xbc\xaf": "it is a compressed file; the notebook has to be taken out of it",
    b"version https://git-lfs": "it is a pointer of Git LFS, not the notebook itself",
    b"<!DOCTYPE": "it is a web page, not the notebook itself",
    b"<html": "it is a web page, not the notebook itself",
}


class UnreadableError(ValueError):
    """The file holds no notebook; the text says what is wrong with it."""


@dataclass
class NotebookCell:
    """A cell as the student left it: nothing in it is trusted."""

    kind: str
    source: str
    id: str = ""
    grade_id: str = ""
    demo: bool = False
    points: float | None = None
    bonus: float | None = None
    by_hand: bool = False


@dataclass(frozen=True)
class NotebookFile:
    """What a file holds.

    Attributes:
        cells: without outputs and attachments.
        kernel: the name of the kernel it asks for.
        oddities: what the file has that a notebook should not have, one sentence each.
    """

    cells: list[NotebookCell]
    kernel: str
    oddities: list[str]


def read_notebook_file(content: bytes) -> NotebookFile:
    """Read the content of a notebook file, of any version of the format.

    Raises:
        UnreadableError: it is no notebook.
    """
    if _objects(content) > MOST_OBJECTS:
        content = without_outputs(content)
    if _objects(content) > MOST_OBJECTS:
        raise UnreadableError(f"it has more than {MOST_OBJECTS:,} lists and dictionaries")
    text, oddities = _decoded(content)
    data = _parsed(text, oddities)
    raw_cells = _raw_cells(data)
    cells = [cell for raw in raw_cells if (cell := _cell(raw))]
    if any(isinstance(raw, dict) and _lacks_line_breaks(raw.get("source")) for raw in raw_cells):
        oddities.append("The lines of the cells stand without line breaks in the file; they were put in.")
    if not cells:
        raise UnreadableError("it has no cells")
    kernel = _dict(_dict(_dict(data).get("metadata")).get("kernelspec")).get("name")
    return NotebookFile(cells, _text(kernel), oddities)


def without_outputs(content: bytes) -> bytes:
    """A notebook file with empty lists of outputs, as far as they can be told from the rest.

    Inside a text no quotation mark is without a backslash, so no text is taken for a list.
    """
    kept, place, pieces = [], 0, 0
    while found := _OUTPUTS.search(content, place):
        end, depth = found.end(), 1
        for piece in _PIECE.finditer(content, end):
            depth += {b"[": 1, b"]": -1}.get(piece[0][:1], 0)
            pieces += 1
            if not depth or pieces > _MOST_PIECES:
                break
        if depth:
            break
        kept.append(content[place:end])
        place = piece.start()
    return b"".join([*kept, content[place:]])


def _objects(content: bytes) -> int:
    return content.count(b"{") + content.count(b"[")


def _decoded(content: bytes) -> tuple[str, list[str]]:
    begin = content[:100].lstrip()
    for mark, sentence in _OTHER_FILES.items():
        if begin.lower().startswith(mark.lower()):
            raise UnreadableError(sentence)
    encoding = next((name for mark, name in _ENCODINGS.items() if content.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\0" in content[:4]:  # UTF-16 without a mark: every other byte of ASCII is 0
        encoding = "utf-16-be" if content[0] == 0 else "utf-16-le"
    text = content.decode(encoding, "replace")
    if not text.strip():
        raise UnreadableError("the file is empty")
    wide = encoding.startswith(("utf-16", "utf-32"))
    return text, [f"The file is stored as {encoding.upper()}; notebooks are UTF-8."] if wide else []


def _parsed(text: str, oddities: list[str]) -> Any:
    """The file as data: strictly, else as leniently as it takes."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = str(error)[:120] or type(error).__name__
    if _CONFLICT.search(text):
        raise UnreadableError(
            "it holds marks of a git conflict (<<<<<<<, >>>>>>>); decide for one side and hand it in again"
        )
    for read in _LENIENT:
        try:
            data, oddity = read(text)
        except (ValueError, RecursionError):
            continue
        oddities.append(oddity)
        return data
    if "{" not in text:
        begin = text.strip().partition("\n")[0][:30]
        raise UnreadableError(f"it is another kind of file; it begins with {begin!a}")
    raise UnreadableError(f"it is damaged: {reason}")


def _with_text_around(text: str) -> tuple[Any, str]:
    start = text.index("{")
    data, end = json.JSONDecoder(strict=False).raw_decode(text, start)
    if not _raw_cells(data):
        raise ValueError("no cells")
    if text[:start].strip() or text[end:].strip():
        return data, "There is text before or behind the notebook in the file; it was left out."
    return data, "A text in the file holds a tab or a line break as such; it was read all the same."


def _with_spare_commas(text: str) -> tuple[Any, str]:
    mended = _STRING_OR_COMMA.sub(lambda found: "" if found[0] == "," else found[0], text)
    return _with_text_around(mended)[0], "The file has a comma too many; it was read without it."


def _cell_by_cell(text: str) -> tuple[Any, str]:
    """As many whole cells as there are: the file may be cut off or broken between two of them."""
    found = _CELLS.search(text)
    decoder, cells, place = json.JSONDecoder(strict=False), [], found.end() if found else len(text)
    while start := re.compile(r"[\s,]*(?=\{)").match(text, place):
        try:
            cell, place = decoder.raw_decode(text, start.end())
        except (ValueError, RecursionError):
            break
        cells.append(cell)
    if not any(_cell(cell) and cell["cell_type"] == "code" for cell in cells):
        raise ValueError("no whole cell of code")
    return {
        "cells": cells
    }, f"The file is cut off or broken behind cell {len(cells)}; what stands before was read."


_LENIENT: tuple[Callable[[str], tuple[Any, str]], ...] = (
    _with_text_around,
    _with_spare_commas,
    _cell_by_cell,
)


def _raw_cells(data: Any) -> list[Any]:
    """The list of cells, in notebooks of format 4 as well as the sheets of format 3."""
    if not isinstance(data, dict):
        return []
    if isinstance(data.get("cells"), list):
        return data["cells"]
    sheets = data["worksheets"] if isinstance(data.get("worksheets"), list) else []
    lists = [sheet.get("cells") for sheet in sheets if isinstance(sheet, dict)]
    return [cell for cells in lists if isinstance(cells, list) for cell in cells]


def _cell(raw: Any) -> NotebookCell | None:
    if not isinstance(raw, dict) or raw.get("cell_type") not in KINDS:
        return None
    metadata = _dict(raw.get("metadata"))
    tags, about = metadata.get("tags"), _dict(metadata.get("nbgrader"))
    return NotebookCell(
        kind=raw["cell_type"],
        source=_text(raw.get("source", raw.get("input"))),
        id=_text(raw.get("id")),
        grade_id=_text(about.get("grade_id")),
        demo=isinstance(tags, list) and "demo" in tags,
        points=_number(about.get("points")),
        bonus=_number(_dict(metadata.get("dlcourse")).get("bonus")),
        by_hand=about.get("grade") is True and True in (about.get("solution"), about.get("task")),
    )


def _number(value: Any) -> float | None:
    return float(value) if type(value) in (int, float) and 0 <= value < 1e9 else None


def _text(value: Any) -> str:
    if isinstance(value, list):
        between = "\n" if _lacks_line_breaks(value) else ""
        value = between.join(part for part in value if isinstance(part, str))
    text = value if isinstance(value, str) else ""
    return text.encode("utf-8", "replace").decode()  # half a surrogate pair cannot be stored


def _lacks_line_breaks(source: Any) -> bool:
    """Whether a text is a list of lines from which a program has taken the line breaks."""
    return isinstance(source, list) and len(source) > 1 and not any("\n" in str(line) for line in source)


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
