"""What a mark does when it is touched: it stands for controls, which the keyboard moves as well."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Pick:
    """A click sets controls to values: ``Pick(row=2, column=3)`` is ``Pick({"row": 2, "column": 3})``."""

    values: Mapping[str, Any]

    def __init__(self, values: Mapping[str, Any] | None = None, **more: Any) -> None:
        object.__setattr__(self, "values", {**(values or {}), **more})


@dataclass(frozen=True)
class Along:
    """How a slider lies along an axis: its value v stands at ``start + step · v``.

    Attributes:
        at: the value that the dragged mark stands for, if it is not the present one of the slider.
    """

    control: str
    start: float = 0.0
    step: float = 1.0
    at: float | None = None


@dataclass(frozen=True)
class Handle:
    """Dragging moves one or two sliders; they snap to their steps.

    Attributes:
        x: the slider along the horizontal axis, by its name or as an ``Along``.
        y: the one along the vertical axis.
        jump: the mark can be pressed anywhere, and the sliders jump there, as on an empty plane.
        sets: values that other controls get when the mark is grasped.
    """

    x: str | Along | None = None
    y: str | Along | None = None
    jump: bool = False
    sets: Mapping[str, Any] = field(default_factory=dict)


Act = Pick | Handle
