"""Makes a gradable notebook of a submission: every graded cell is there once, as it was released.

What students do to notebooks (delete, copy, move, strip, rename, convert) must neither cost them marks
nor stop the grading of others. Nothing a submission says about its own grading is believed: points, locks
and the text of check cells come from the released notebook alone.
"""

import copy
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from nbformat import NotebookNode

from autograder.grading.definitions import definitions, is_answered, without_definitions
from dlcourse.notebook_file import NotebookCell, UnreadableError, read_notebook_file
from dlcourse.notebook_format import DEMO

LONGEST_ANSWER = 200_000
"""Characters of an answer cell; what goes beyond is cut off."""

MOST_OWN_CELLS, MOST_OWN_TEXT = 2_000, 4_000_000
"""A student's own cells, and the characters in all of them together; what goes beyond is left out."""

MOST_COPIES = 20
"""Copies of one graded cell; of more the last ones are looked at."""

_TOO_MUCH = "Some cells were left out: the notebook has far more text or cells than can be graded."

MOST_NOTES = 30
"""Sentences about what was repaired; of more there is only the number."""


@dataclass
class Repaired:
    """A notebook that can be graded, and what had to be done for it, one sentence each."""

    notebook: NotebookNode
    notes: list[str] = field(default_factory=list)
    readable: bool = True


def repair(content: bytes | None, released: NotebookNode) -> Repaired:
    """Make a gradable notebook of a submitted file's content, which may be missing or damaged."""
    if content is None:
        return Repaired(copy.deepcopy(released), readable=False)
    try:
        file = read_notebook_file(content)
    except UnreadableError as error:
        note = f"The notebook cannot be read ({error}); nothing in it could be graded."
        return Repaired(copy.deepcopy(released), [note], readable=False)
    repaired = _Repair(released).of(file.cells)
    return Repaired(repaired.notebook, [*file.oddities, *repaired.notes])


def given(released: NotebookNode) -> list[NotebookNode]:
    """Cells that were handed out to be run as they are, such as the imports."""
    return [
        cell
        for cell in released.cells
        if cell.cell_type == "code"
        and "nbgrader" not in cell.metadata
        and DEMO not in cell.metadata.get("tags", ())
    ]


class _Repair:
    """Matches submitted cells with released ones."""

    def __init__(self, released: NotebookNode):
        self._released = released
        self._graded = {c.metadata.nbgrader.grade_id: c for c in released.cells if "nbgrader" in c.metadata}
        self._demos = {c.source.strip() for c in released.cells if DEMO in c.metadata.get("tags", ())}
        self._stubs = {name: stub for c in self._graded.values() for name, stub in self._asked_of(c).items()}
        self._places = {id: index for index, id in enumerate(self._graded)}
        self._notes: dict[str, None] = {}
        self._elsewhere: set[tuple[str, str]] = set()
        """Answer cells, and the cells in which their answers stand instead."""
        self._cells_left, self._text_left = MOST_OWN_CELLS, MOST_OWN_TEXT

    def of(self, submitted: Sequence[NotebookCell]) -> Repaired:
        cells = self._within_limits(submitted)
        owners = self._owners(cells)
        answered = self._answered([cell for cell in cells if cell.kind == "code" and not cell.demo])
        placed: list[NotebookNode] = []
        for index, cell in enumerate(cells):
            if index in owners:
                placed.append(self._restored(owners[index], cell))
            elif not self._is_spare_check(cell) and self._has_room_for(cell):
                placed.append(_plain_cell(self._to_be_run(cell, answered), f"student-{index}"))
        self._add_missing(placed)
        self._add_given(placed, cells)
        self._leave_out_stubs(placed)
        self._put_checks_behind_answers(placed)
        rest = {key: value for key, value in self._released.items() if key != "cells"}
        notebook = NotebookNode(copy.deepcopy(rest), cells=placed)
        return Repaired(notebook, self._told())

    def _within_limits(self, cells: Sequence[NotebookCell]) -> list[NotebookCell]:
        """The cells that are looked at: so many of a student's own, the last copies of each graded one."""
        places: dict[str, list[int]] = {}
        for index, cell in enumerate(cells):
            places.setdefault(cell.grade_id if cell.grade_id in self._graded else "", []).append(index)
        kept = places.pop("", [])[:MOST_OWN_CELLS]
        kept += [index for copies in places.values() for index in copies[-MOST_COPIES:]]
        if len(kept) < len(cells):
            self._note(_TOO_MUCH)
        return [cells[index] for index in sorted(kept)]

    def _answered(self, cells: Sequence[NotebookCell]) -> set[str]:
        """Names asked for that these cells define as more than a stub."""
        written = [definitions(cell.source) for cell in cells]
        return {
            name
            for name, stub in self._stubs.items()
            if any(is_answered(here.get(name), stub) for here in written)
        }

    def _to_be_run(self, cell: NotebookCell, answered: set[str]) -> NotebookCell:
        """A cell for exploring in which the only answer stands is no such cell any more."""
        if not cell.demo or cell.source.strip() in self._demos:
            return cell
        answers = sorted(self._answered([cell]) - answered)
        if not answers:
            return cell
        names = ", ".join(f"`{name}`" for name in answers)
        self._note(f"{names} stands in a cell for exploring (tag demo); it was run all the same.")
        return replace(cell, demo=False)

    def _owners(self, cells: Sequence[NotebookCell]) -> dict[int, str]:
        """Which submitted cell stands for which released one."""
        owners: dict[int, str] = {}
        for id, released in self._graded.items():
            found = self._candidates(cells, id, released, taken=owners)
            if not found:
                continue
            best = found[0] if self._is_check(released) else self._best_answer(cells, found, released)
            owners[best] = id
            if len(found) > 1 and not self._is_check(released):
                self._note(f"There were {len(found)} cells {id!r}; all of them ran, in their order.")
        for cell in cells:
            if cell.grade_id and cell.grade_id not in self._graded:
                self._note(
                    f"The cell {cell.grade_id[:60]!r} is not part of the assignment; it counts for nothing."
                )
        return owners

    def _candidates(
        self, cells: Sequence[NotebookCell], id: str, released: NotebookNode, taken: dict[int, str]
    ) -> list[int]:
        """Cells that say they are the released one; else those that look like it."""
        free = [i for i in range(len(cells)) if i not in taken]
        named = [i for i in free if cells[i].grade_id == id]
        if named:
            return named
        kind = released.cell_type
        unnamed = [i for i in free if cells[i].grade_id not in self._graded and cells[i].kind == kind]
        by_id = [i for i in unnamed if cells[i].id == released.get("id")]
        alike = by_id or [i for i in unnamed if self._looks_like(cells[i], released)]
        if alike:
            self._note(f"The cell {id!r} had lost its label; it was found again.")
        return alike[:1] if self._is_check(released) else alike[-1:]

    def _looks_like(self, cell: NotebookCell, released: NotebookNode) -> bool:
        if self._is_check(released):
            return cell.source.strip() == released.source.strip()
        names = definitions(released.source).keys()
        return bool(names) and names <= definitions(cell.source).keys()

    def _best_answer(
        self, cells: Sequence[NotebookCell], found: Sequence[int], released: NotebookNode
    ) -> int:
        """Of several copies the last one that was worked on."""
        worked_on = [i for i in found if cells[i].source.strip() not in ("", released.source.strip())]
        return (worked_on or found)[-1]

    def _restored(self, id: str, cell: NotebookCell) -> NotebookNode:
        """The released cell, with the student's text where that is the answer."""
        node = copy.deepcopy(self._graded[id])
        if node.metadata.nbgrader.get("solution"):
            node.source = cell.source[:LONGEST_ANSWER]
            if len(cell.source) > LONGEST_ANSWER:
                self._note(f"The cell {id!r} was cut after {LONGEST_ANSWER:,} characters.")
        elif cell.source.strip() != node.source.strip():
            self._note(f"The cell {id!r} had been changed; it was put back as released.")
        node.metadata.pop("tags", None)
        return node

    def _is_check(self, released: NotebookNode) -> bool:
        return not released.metadata.nbgrader.get("solution")

    def _is_spare_check(self, cell: NotebookCell) -> bool:
        """A second copy of a check cell has nothing to add."""
        spare = cell.grade_id in self._graded and self._is_check(self._graded[cell.grade_id])
        if spare:
            self._note(f"The cell {cell.grade_id!r} was there more than once; one of them counts.")
        return spare

    def _has_room_for(self, cell: NotebookCell) -> bool:
        """Whether a student's own cell still goes in."""
        if not self._cells_left or len(cell.source) > self._text_left:
            self._note(_TOO_MUCH)
            return False
        self._cells_left -= 1
        self._text_left -= len(cell.source)
        return True

    def _add_missing(self, placed: list[NotebookNode]) -> None:
        """Put every graded cell that is not there behind the one that was released before it."""
        for id, released in self._graded.items():
            present = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in placed]
            if id in present:
                continue
            earlier = [
                i for i, other in enumerate(present) if other in self._places and self._is_before(other, id)
            ]
            node = copy.deepcopy(released)
            node.metadata.pop("tags", None)
            placed.insert(earlier[-1] + 1 if earlier else len(placed), node)
            self._note(f"The cell {id!r} was missing; it was put back as released.")

    def _add_given(self, placed: list[NotebookNode], cells: Sequence[NotebookCell]) -> None:
        """Put a cell that was handed out to be run back on top, where it was deleted, emptied, made text."""
        there = {cell.id for cell in cells if cell.kind == "code" and cell.source.strip()}
        sources = {cell.source.strip() for cell in cells if cell.kind == "code"}
        gone = [c for c in given(self._released) if c.id not in there and c.source.strip() not in sources]
        for number, cell in enumerate(gone):
            node = copy.deepcopy(cell)
            node.id = f"given-{number}"
            placed.insert(number, node)
            first = cell.source.strip().partition("\n")[0]
            self._note(f"The cell that begins with '{first}' was missing; it was put back as released.")

    def _leave_out_stubs(self, placed: list[NotebookNode]) -> None:
        """Take a stub out where another cell has the answer, as after merging or copying cells."""
        written = [_written(cell) for cell in placed]
        asked = [self._asked_of(cell) for cell in placed]
        for index, cell in enumerate(placed):
            found = self._answered_elsewhere(index, written, asked)
            if not found:
                continue
            cell.source = without_definitions(cell.source, found) or "# answered in another cell"
            if asked[index]:
                id = cell.metadata.nbgrader.grade_id
                self._elsewhere |= {(id, placed[place].id) for place in found.values()}
                names = ", ".join(f"`{name}`" for name in found)
                self._note(f"{names}: the answer stands in another cell; it was taken from there.")

    def _answered_elsewhere(
        self, index: int, written: Sequence[dict[str, str]], asked: Sequence[dict[str, str]]
    ) -> dict[str, int]:
        """The stubs in a cell, an answer cell or a copy of one, and where their answers are."""
        here = written[index]
        handed_out = asked[index] or {name: self._stubs[name] for name in here if name in self._stubs}
        stubs = sorted(name for name, stub in handed_out.items() if not is_answered(here.get(name), stub))
        return {
            name: place
            for name in stubs
            for place, other in enumerate(written)
            if place != index
            and not (asked[index] and name in asked[place])
            and is_answered(other.get(name), handed_out[name])
        }

    def _asked_of(self, cell: NotebookNode) -> dict[str, str]:
        """What was to be written in a cell: stubs by name, nothing where it is no answer."""
        released = self._graded.get(cell.metadata.get("nbgrader", {}).get("grade_id"))
        if released is None or self._is_check(released) or released.cell_type != "code":
            return {}
        return definitions(released.source)

    def _is_before(self, other: str, id: str) -> bool:
        return self._places[other] < self._places[id]

    def _put_checks_behind_answers(self, placed: list[NotebookNode]) -> None:
        """A check that stands before one of its answers moves to just behind the last of them."""
        waiting: list[str] = []
        for id, released in self._graded.items():
            if not self._is_check(released):
                waiting.append(id)
                continue
            index = {
                c.metadata.nbgrader.grade_id: i for i, c in enumerate(placed) if "nbgrader" in c.metadata
            }
            instead = {cell for answer, cell in self._elsewhere if answer in waiting}
            elsewhere = [i for i, cell in enumerate(placed) if cell.id in instead]
            last = max([*elsewhere, *(index[answer] for answer in waiting)], default=-1)
            waiting = []
            if index[id] < last:
                placed.insert(last, placed.pop(index[id]))
                self._note(f"The cell {id!r} stood before its answer; it was moved behind it.")

    def _note(self, sentence: str) -> None:
        self._notes[sentence] = None  # each once, in their order

    def _told(self) -> list[str]:
        """The notes that somebody can still read, and how many more there would be."""
        more = len(self._notes) - MOST_NOTES
        return [
            *islice(self._notes, MOST_NOTES),
            *([f"There are {more:,} more notes like these."] if more > 0 else []),
        ]


def _plain_cell(cell: NotebookCell, id: str) -> NotebookNode:
    """A student's own cell: its text, and whether it is for exploring only."""
    metadata = {"tags": ["demo"]} if cell.demo else {}
    node = NotebookNode(cell_type=cell.kind, id=id, metadata=NotebookNode(metadata), source=cell.source)
    if cell.kind == "code":
        node.update(outputs=[], execution_count=None)
    return node


def _written(cell: NotebookNode) -> dict[str, str]:
    """What a cell that runs defines."""
    runs = cell.cell_type == "code" and DEMO not in cell.metadata.get("tags", ())
    return definitions(cell.source) if runs else {}
