"""Finds leaks without running anything: follows through the cables which rows each value has seen.

A test is honest when nothing that it depends on has learned from a row that it tests on.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dlcourse.frameworks.pipeline.board import Pipeline

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


def find_leaks(pipeline: "Pipeline") -> list[Alarm]:
    """Name every box that learns from rows on which the outcome is tested later.

    Args:
        pipeline: with all cables.

    Raises:
        ValueError: an input has no cable.
    """
    rows = _rows_of_tables(pipeline)
    alarms: dict[str, Alarm] = {}
    for test, box in pipeline.boxes.items():
        if "accuracy" not in box.component.outputs:
            continue
        for name in _all_before(pipeline, test):
            if pipeline.boxes[name].component.learns and _overlap(rows[name], rows[test]):
                alarms.setdefault(name, Alarm(name, _advice(rows[name], rows[test], test)))
    return [alarms[name] for name in pipeline.order() if name in alarms]


def _rows_of_tables(pipeline: "Pipeline") -> dict[str, Rows]:
    """The rows of the table that each box gets."""
    incoming: dict[str, Rows] = {}
    outgoing: dict[tuple[str, str], Rows] = {}
    for name in pipeline.order():
        component = pipeline.boxes[name].component
        incoming[name] = outgoing[pipeline.cables[name, "table"]] if component.inputs else (name,)
        splits = component.outputs == ("train", "test")
        for socket in component.outputs:
            outgoing[name, socket] = incoming[name] + ((f"{name}.{socket}",) if splits else ())
    return incoming


def _all_before(pipeline: "Pipeline", name: str) -> set[str]:
    """All boxes that a box depends on."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        box = waiting.pop()
        sources = {start for (end, _), (start, _) in pipeline.cables.items() if end == box}
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
