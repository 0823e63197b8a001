"""Reads whatever a student handed in as a notebook: plain cells, or the reason why there are none."""

import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LARGEST = 64 * 2**20
"""Bytes of a file that is still read."""

MOST_OBJECTS = 1_000_000
"""Lists and dictionaries in a file: each is two bytes there and more than a hundred in memory."""

_KINDS = ("code", "markdown", "raw")


class UnreadableError(ValueError):
    """The file holds no notebook; the text says what is wrong with it."""


@dataclass
class SubmittedCell:
    """A cell as the student left it: nothing in it is trusted."""

    kind: str
    source: str
    id: str = ""
    grade_id: str = ""
    demo: bool = False


def read_bytes(file: Path, most: int = LARGEST) -> bytes:
    """The content of a submitted file.

    Args:
        file: the path.
        most: bytes that it may have.

    Raises:
        UnreadableError: it is no regular file, or too large.
    """
    try:
        # A link could point anywhere, and a pipe would never end.
        descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise UnreadableError(error.strerror or "it cannot be opened") from error
    about = os.fstat(descriptor)
    if not stat.S_ISREG(about.st_mode):
        os.close(descriptor)
        raise UnreadableError("it is not a regular file")
    with os.fdopen(descriptor, "rb") as opened:
        if about.st_size > most:
            size, limit = about.st_size / 2**20, most / 2**20
            raise UnreadableError(f"it has {size:.0f} MB, more than the {limit:.0f} MB allowed")
        return opened.read(most + 1)


def read_cells(content: bytes) -> list[SubmittedCell]:
    """The cells of a submitted file; outputs and attachments are left where they are.

    Raises:
        UnreadableError: it is no notebook.
    """
    if content.count(b"{") + content.count(b"[") > MOST_OBJECTS:
        raise UnreadableError(f"it has more than {MOST_OBJECTS:,} lists and dictionaries")
    try:
        data = json.loads(content.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"it is damaged: {str(error)[:120] or type(error).__name__}") from error
    cells = [cell for raw in _raw_cells(data) if (cell := _cell(raw))]
    if not cells:
        raise UnreadableError("it has no cells")
    return cells


def _raw_cells(data: Any) -> list[Any]:
    """The list of cells, in notebooks of format 4 as well as the sheets of format 3."""
    if not isinstance(data, dict):
        return []
    if isinstance(data.get("cells"), list):
        return data["cells"]
    sheets = data["worksheets"] if isinstance(data.get("worksheets"), list) else []
    lists = [sheet.get("cells") for sheet in sheets if isinstance(sheet, dict)]
    return [cell for cells in lists if isinstance(cells, list) for cell in cells]


def _cell(raw: Any) -> SubmittedCell | None:
    if not isinstance(raw, dict) or raw.get("cell_type") not in _KINDS:
        return None
    source = _text(raw.get("source", raw.get("input")))
    metadata = _dict(raw.get("metadata"))
    tags = metadata.get("tags")
    return SubmittedCell(
        kind=raw["cell_type"],
        source=source,
        id=_text(raw.get("id")),
        grade_id=_text(_dict(metadata.get("nbgrader")).get("grade_id")),
        demo=isinstance(tags, list) and "demo" in tags,
    )


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = "".join(part for part in value if isinstance(part, str))
    text = value if isinstance(value, str) else ""
    return text.encode("utf-8", "replace").decode()  # half a surrogate pair cannot be stored


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
