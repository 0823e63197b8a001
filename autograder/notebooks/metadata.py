"""Completes cells: stable ids and nbgrader's metadata (schema version 3)."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from nbformat import NotebookNode

from autograder.notebooks.roles import Role
from dlcourse.notebook_format import CHECK_SUFFIX

SCHEMA_VERSION = 3
_LONGEST_ID = 64


def grade_id(role: Role) -> str | None:
    """The id under which nbgrader keeps a cell: ``name``, ``name-2`` ... and ``name-check``."""
    if role.by_hand:
        return str(role.by_hand.name)
    if role.exercise is None:
        return None
    if role.kind == "check":
        return f"{role.exercise.name}{CHECK_SUFFIX}"
    return role.exercise.name if role.number == 1 else f"{role.exercise.name}-{role.number}"


def complete(cells: Sequence[NotebookNode], roles: Sequence[Role], chapter: str) -> None:
    """Give every cell its id, and what is answered, checked or marked by hand its nbgrader metadata."""
    heading, used = "top", Counter[str]()
    for cell, role in zip(cells, roles, strict=True):
        heading = _heading(cell) or heading
        name = grade_id(role)
        if name:
            cell.metadata["nbgrader"] = _nbgrader(role, name)
        cell["id"] = name or _derived_id(chapter, heading, used)


def _nbgrader(role: Role, name: str) -> dict[str, Any]:
    metadata = {
        "grade": role.kind in ("check", "manual"),
        "grade_id": name,
        "locked": role.kind == "check",
        "schema_version": SCHEMA_VERSION,
        "solution": role.kind in ("answer", "manual"),
        "task": False,
    }
    marked = role.exercise if role.kind == "check" else role.by_hand
    if marked:
        metadata["points"] = marked.points
    return metadata


def _heading(cell: NotebookNode) -> str | None:
    if cell.cell_type != "markdown":
        return None
    match = re.search(r"^#+\s+(.+)$", cell.source, re.MULTILINE)
    return match[1] if match else None


def _derived_id(chapter: str, heading: str, used: Counter[str]) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")
    stem = f"{chapter}-{slug}"[: _LONGEST_ID - 4].rstrip("-")
    used[stem] += 1
    return f"{stem}-{used[stem]}"
