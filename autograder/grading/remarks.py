"""Remarks in the feedback about what grading does not have: imports, demo cells, time for own cells."""

import re
from collections.abc import Iterable, Iterator, Sequence

from nbformat import NotebookNode

from autograder.oracle.overheard import Overheard
from dlcourse.notebook_format import DEMO

_NAMES = re.compile(r"[\w\s,]*+")
"""Without a second way to read the same blanks: a line may hold a hundred thousand of them."""


def remarks(heard: Sequence[Overheard], notebook: NotebookNode, numbers: dict[str, str]) -> Iterator[str]:
    """One sentence for each thing that was there at home and is not when grading.

    Args:
        heard: in each kind of sandbox.
        notebook: the repaired one.
        numbers: number and title of each exercise, by id.
    """
    everywhere = set.intersection(*(each.absent for each in heard)) if heard else set()
    if everywhere:
        yield (
            f"Not there when grading: {_listed(everywhere)}. Such an import was left out, "
            "and the statements below it ran all the same."
        )
    put_back = set[str]().union(*(each.put_back for each in heard))
    if put_back:
        yield f"{_listed(put_back)} stood for something else; when grading it is what was handed out."
    spent = [each.spent_at for each in heard if each.spent_at is not None]
    if spent:
        yield (
            f"Your own cells took all the time that they have together; from cell {min(spent) + 1} on only "
            "their definitions and imports ran. Answers and checks have time of their own."
        )
    for each in heard:
        yield from _about_undefined_names(each, notebook, numbers)


def _about_undefined_names(
    heard: Overheard, notebook: NotebookNode, numbers: dict[str, str]
) -> Iterator[str]:
    explored, places = _defined_in_demos(notebook), _places(notebook)
    for exercise, names in heard.undefined.items():
        check = _check_of(exercise, notebook)
        for name in sorted(names):
            why = (
                f"comes from `{heard.brought[name]}`, which is not there when grading."
                if name in heard.brought
                else _why_undefined(places.get(name), check, name in explored)
            )
            if why:
                yield f"{numbers.get(exercise, exercise)}: `{name}` {why}"


def _why_undefined(place: int | None, check: int, is_explored: bool) -> str:
    """Why a name was not there, by the first cell that defines it and the cell that checks the answer."""
    if place is not None and place < check:
        return ""  # its cell stopped there, and shows why
    if place is not None:
        return (
            f"is defined in cell {place + 1}, below the check. Grading runs the cells from top to bottom; "
            "so does Restart & Run All, which shows it at home."
        )
    if is_explored:
        return (
            "is defined in a cell for exploring (tag demo) only, and grading does not run those. "
            "Write what the answer needs into its own cell."
        )
    return "is defined nowhere in the notebook, perhaps because its cell was deleted."


def _check_of(exercise: str, notebook: NotebookNode) -> int:
    """The cell that hands in the answers to an exercise."""
    return next((i for i, cell in enumerate(notebook.cells) if f'check("{exercise}"' in cell.source), 0)


def _places(notebook: NotebookNode) -> dict[str, int]:
    """Names that cells define at their left margin, and the first cell that does."""
    places: dict[str, int] = {}
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type == "code" and DEMO not in cell.metadata.get("tags", ()):
            margin = "\n".join(line for line in cell.source.splitlines() if line[:1].strip())
            for name in _bound(margin):
                places.setdefault(name, index)
    return places


def _defined_in_demos(notebook: NotebookNode) -> set[str]:
    """Names that cells for exploring bring: definitions, assignments, imports, loops."""
    sources = (cell.source for cell in notebook.cells if DEMO in cell.metadata.get("tags", ()))
    return {name for source in sources for name in _bound(source)}


def _bound(source: str) -> Iterator[str]:
    """By their look: what students wrote there need not be Python at all."""
    for line in source[:100_000].splitlines():
        if found := re.match(r"(?:async )?(?:def|class)\s+(\w+)", line):
            yield found[1]
        elif found := re.match(r"\s*(?:from\s+\S+\s+)?import\s+(.+)", line):
            parts = re.sub(r"[()#].*|\(", "", found[1]).split(",")
            yield from (part.split()[-1].partition(".")[0] for part in parts if part.split())
        else:
            yield from _bound_by_equals_or_in(line)


def _bound_by_equals_or_in(line: str) -> list[str]:
    """The names before ``=`` or, in a loop, before ``in``."""
    found = _NAMES.match(line)
    head = found[0] if found else ""
    words = re.findall(r"\w+", head)
    if "in" in words:
        return words[: words.index("in")]
    return words if re.match(r"=(?!=)", line[len(head) :]) else []


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names)[:20])
