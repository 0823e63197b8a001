"""The function that turns every mark into shapes, and what its cases share."""

from collections.abc import Iterator, Sequence
from functools import singledispatch
from typing import Any

import numpy as np

from dlcourse.exploring.scene.marks import Mark
from dlcourse.exploring.scene.scale import Place
from dlcourse.exploring.scene.shapes import Shape, near

Attrs = dict[str, Any]


@singledispatch
def flatten(mark: Mark, place: Place) -> Iterator[Shape]:
    """The shapes of a mark in a panel."""
    raise TypeError(f"a panel cannot hold {type(mark).__name__}")


def each(value: Any, count: int) -> Sequence[Any]:
    """One entry per item, whether there is one for all or a sequence."""
    if value is None or isinstance(value, str) or (np.ndim(value) == 0 and not isinstance(value, Sequence)):
        return [value or ""] * count if isinstance(value, str) else [value] * count
    return [""] * count if len(value) == 0 else list(value)


def dashes(dashed: bool) -> Attrs:
    """The attribute of a dashed line."""
    return {"stroke-dasharray": "6 4"} if dashed else {}


def faded(value: float, name: str = "opacity") -> Attrs:
    """The attribute of an opacity below 1."""
    return {name: round(float(value), 2)} if value < 1 else {}


def rect(x: float, y: float, width: float, height: float) -> Attrs:
    """The attributes of a rectangle."""
    return {"x": near(x), "y": near(y), "width": near(max(width, 0)), "height": near(max(height, 0))}
