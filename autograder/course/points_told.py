"""What a notebook's texts say of points, when ``course.toml`` has changed them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nbformat import NotebookNode

from autograder.grading.selection import bonus_of

NOT_ASKED = "not part of this course's assignment"

_NEW_SECTION = re.compile(r"##? ")
_OF_A_SECTION = re.compile(r"^(\*[^*\n]+\* ★+ )[\d.]+ points", re.MULTILINE)
_OF_THE_CHAPTER = re.compile(r"^(\*\*Chapter \d+\*\* .* · )[\d.]+ points", re.MULTILINE)


@dataclass(frozen=True)
class Worth:
    """What can be earned: points, and those that come on top."""

    points: float = 0
    bonus: float = 0

    def __str__(self) -> str:
        parts = [f"{self.points:g} points"] if self.points or not self.bonus else []
        return ", ".join([*parts, *([f"bonus {self.bonus:g}"] if self.bonus else [])])


def worth_by_section(cells: Sequence[NotebookNode]) -> list[Worth]:
    """What each section is worth; the first is what stands before any heading."""
    return [_worth(section) for section in _sections(cells)]


def tell(cells: Sequence[NotebookNode], before: Sequence[Worth]) -> None:
    """Write into the headings what can be earned now.

    Args:
        cells: those that are asked for; their texts are changed.
        before: what the sections were worth before some were left out or changed.
    """
    now = worth_by_section(cells)
    if now == list(before):
        return
    for section, old, new in zip(_sections(cells), before, now, strict=True):
        if old != new:
            _write(section, _OF_A_SECTION, str(new) if new != Worth() else NOT_ASKED)
    _write(cells, _OF_THE_CHAPTER, str(_worth(cells)))


def _sections(cells: Sequence[NotebookNode]) -> list[list[NotebookNode]]:
    sections: list[list[NotebookNode]] = [[]]
    for cell in cells:
        if cell.cell_type == "markdown" and _NEW_SECTION.match(cell.source):
            sections.append([])
        sections[-1].append(cell)
    return sections


def _worth(cells: Sequence[NotebookNode]) -> Worth:
    graded = [cell for cell in cells if cell.metadata.get("nbgrader", {}).get("grade")]
    return Worth(
        sum(cell.metadata.nbgrader["points"] for cell in graded), sum(bonus_of(cell) or 0 for cell in graded)
    )


def _write(cells: Sequence[NotebookNode], place: re.Pattern[str], words: str) -> None:
    for cell in cells:
        if cell.cell_type == "markdown":
            cell.source = place.sub(lambda found: found[1] + words, cell.source)
