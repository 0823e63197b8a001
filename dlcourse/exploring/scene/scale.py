"""From the coordinates of a panel's axes to pixels."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from dlcourse.exploring.scene.acts import Act, Along, Handle, Pick
from dlcourse.exploring.scene.scene import Axis
from dlcourse.exploring.scene.shapes import Box


@dataclass(frozen=True)
class Scale:
    """One axis: ``start`` is the pixel of its lower end, ``end`` that of its upper one."""

    axis: Axis
    start: float
    end: float

    def __call__(self, values: Any) -> Any:
        """Pixels of a number or of an array of them; NaN where a logarithm does not exist."""
        low, unit = self._unit
        return self.start + (self._linear(values) - low) * unit

    @cached_property
    def _unit(self) -> tuple[float, float]:
        """The lower end and the pixels from there to 1 more, of logarithms where the axis is logarithmic."""
        low, high = float(self._linear(self.axis.low)), float(self._linear(self.axis.high))
        return low, (self.end - self.start) / (high - low)

    def _linear(self, values: Any) -> Any:
        if not self.axis.log:
            return values if isinstance(values, float | int) else np.asarray(values, float)
        values = np.asarray(values, float)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(values > 0, np.log10(values), np.nan)

    def along(self, slider: str | Along | None) -> dict[str, Any] | None:
        """How a slider's values lie in pixels: ``origin`` is the pixel of 0, ``unit`` the distance to 1.

        On a logarithmic axis they belong to the logarithm of the value.
        """
        if slider is None:
            return None
        found = Along(slider) if isinstance(slider, str) else slider
        ends = (1.0, 10.0) if self.axis.log else (found.start, found.start + found.step)
        origin, one = (float(self(end)) for end in ends)
        line = {"control": found.control, "origin": round(origin, 3), "unit": round(one - origin, 3)}
        more = {"log": True} if self.axis.log else {}
        return {**line, **more} if found.at is None else {**line, **more, "at": found.at}


@dataclass(frozen=True)
class Place:
    """The inside of a panel on the picture, with its two scales."""

    box: Box
    x: Scale
    y: Scale

    @classmethod
    def of(cls, box: Box, x: Axis, y: Axis) -> "Place":
        """Axes that fill a box."""
        return cls(box, Scale(x, box.x, box.right), Scale(y, box.bottom, box.y))

    def act(self, act: Act | None) -> Mapping[str, Any] | None:
        """What touching does, as plain data with pixels."""
        if isinstance(act, Pick):
            return {"pick": act.values}
        if isinstance(act, Handle):
            ends = {"x": self.x.along(act.x), "y": self.y.along(act.y)}
            more = {"jump": act.jump, "sets": act.sets}
            return {"drag": {name: part for name, part in {**ends, **more}.items() if part}}
        return None
