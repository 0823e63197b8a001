"""Finds leaks without running anything: follows through the cables which rows each value has seen.

A test is honest when nothing that it depends on has learned from a row that it tests on.
"""

from dataclasses import dataclass

from dlcourse.frameworks.pipeline.board import Board

Rows = tuple[str, ...]
"""Where rows come from: a source, then a side of each split; ("read", "split.train") is part of ("read",)."""


@dataclass(frozen=True)
class Alarm:
    """One leak.

    Attributes:
        box: which learns from rows that it must not see.
        text: what is wrong and what to do.
    """

    box: str
    text: str

    def __str__(self) -> str:
        return f"{self.box}: {self.text}"


def find_leaks(board: Board) -> list[Alarm]:
    """Name every box that learns from rows on which the outcome is tested later.

    Args:
        board: with all cables.

    Raises:
        ValueError: an input has no cable.
    """
    rows = _rows_of_tables(board)
    alarms: dict[str, Alarm] = {}
    for test, box in board.boxes.items():
        if "accuracy" not in box.component.outputs:
            continue
        for name in _all_before(board, test):
            if board.boxes[name].component.learns and _overlap(rows[name], rows[test]):
                alarms.setdefault(name, Alarm(name, _advice(rows[name], rows[test], test)))
    return [alarms[name] for name in board.order() if name in alarms]


def _rows_of_tables(board: Board) -> dict[str, Rows]:
    """The rows of the table that each box gets."""
    incoming: dict[str, Rows] = {}
    outgoing: dict[tuple[str, str], Rows] = {}
    for name in board.order():
        component = board.boxes[name].component
        incoming[name] = outgoing[board.cables[name, "table"]] if component.inputs else (name,)
        splits = component.outputs == ("train", "test")
        for socket in component.outputs:
            outgoing[name, socket] = incoming[name] + ((f"{name}.{socket}",) if splits else ())
    return incoming


def _all_before(board: Board, name: str) -> set[str]:
    """All boxes that a box depends on."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        box = waiting.pop()
        sources = {start for (end, _), (start, _) in board.cables.items() if end == box}
        waiting += sources - found
        found |= sources
    return found


def _overlap(one: Rows, other: Rows) -> bool:
    common = min(len(one), len(other))
    return one[:common] == other[:common]


def _advice(learned: Rows, tested: Rows, test: str) -> str:
    if len(learned) < len(tested):
        split = tested[-1].partition(".")[0]
        return f"learns from all rows before {split}, those of the test among them. Split first."
    return f"learns from rows that {test} tests on. Give one of them another part of the rows."
