"""From the coordinates of a panel's axes to pixels."""

from collections.abc import Mapping
from dataclasses import dataclass
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
        """Pixels of numbers; NaN where a logarithm does not exist."""
        low, high = self._linear(self.axis.low), self._linear(self.axis.high)
        return self.start + (self._linear(values) - low) * ((self.end - self.start) / (high - low))

    def _linear(self, values: Any) -> Any:
        values = np.asarray(values, float)
        if not self.axis.log:
            return values
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(values > 0, np.log10(values), np.nan)

    def along(self, slider: str | Along | None) -> list[Any] | None:
        """How a slider's values lie in pixels: ``[control, pixel of value 0, pixels per unit]``.

        On a logarithmic axis a fourth entry says that the logarithm of the value counts.
        """
        if slider is None:
            return None
        found = Along(slider) if isinstance(slider, str) else slider
        if self.axis.log:
            origin, decade = float(self(1.0)), float(self(10.0)) - float(self(1.0))
            return [found.control, round(origin, 3), round(decade, 3), True]
        origin, one = float(self(found.start)), float(self(found.start + found.step))
        return [found.control, round(origin, 3), round(one - origin, 3)]


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
            drag = {name: end for name, end in ends.items() if end}
            return {"drag": {**drag, "jump": True} if act.jump else drag}
        return None
