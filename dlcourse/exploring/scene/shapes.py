"""The flat form of a picture: SVG elements in pixels, which a renderer only has to write down.

All layout has been done when a picture has this form, so the browser and Python show the same, and a test can
ask where everything stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from dlcourse.exploring.scene.measure import text_width


class Box(NamedTuple):
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.y + self.height

    def meets(self, other: "Box", margin: float = 0.0) -> bool:
        """Whether the two have more than a margin in common."""
        return (
            min(self.right, other.right) - max(self.x, other.x) > margin
            and min(self.bottom, other.bottom) - max(self.y, other.y) > margin
        )


class Shape(NamedTuple):
    """One SVG element.

    Attributes:
        tag: "path", "rect", "circle", "text", "image" ...
        attrs: its attributes; ``fill`` and ``stroke`` are roles of the palette.
        text: of a "text" element.
        tip: shown when the pointer rests on it.
        act: what touching it does, as plain data; see ``acting``.
        solid: a node of a graph: nothing may cross it.
    """

    tag: str
    attrs: Mapping[str, Any]
    text: str = ""
    tip: str = ""
    act: Mapping[str, Any] | None = None
    solid: bool = False

    def plain(self) -> list[Any]:
        """As JSON: ``[tag, attrs]``, ``[tag, attrs, text]`` or ``[tag, attrs, text, extras]``."""
        if self.tip or self.act:
            extras = {name: value for name, value in (("tip", self.tip), ("act", self.act)) if value}
            return [self.tag, self.attrs, self.text, extras]
        return [self.tag, self.attrs, self.text] if self.text else [self.tag, self.attrs]


@dataclass(frozen=True)
class Drawing:
    """A whole picture in its flat form."""

    width: float
    height: float
    shapes: Sequence[Shape] = field(default_factory=list)

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "width": self.width,
            "height": self.height,
            "shapes": [shape.plain() for shape in self.shapes],
        }


_CENTRED = 0.35
"""How far below the middle of a line of text its baseline is, in units of the font size."""


def text_shape(
    text: str,
    x: float,
    y: float,
    *,
    size: float = 12.0,
    fill: str = "ink",
    anchor: str = "start",
    bold: bool = False,
    mono: bool = False,
    halo: bool = False,
    tip: str = "",
    act: Mapping[str, Any] | None = None,
) -> Shape:
    """A line of text; y is its middle."""
    attrs: dict[str, Any] = {
        "x": near(x),
        "y": near(y + _CENTRED * size),
        "font-size": near(size),
        "fill": fill,
    }
    if anchor != "start":
        attrs["text-anchor"] = anchor
    if bold:
        attrs["font-weight"] = "bold"
    if mono:
        attrs["class"] = "mono"
    if halo:
        attrs |= {"stroke": "ground", "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke"}
    return Shape("text", attrs, text, tip, act)


@lru_cache(8192)  # most of a picture stands where it stood in the one before
def near(value: float) -> float:
    """Rounded to a tenth of a pixel; whole numbers become integers, which are shorter in JSON."""
    tenths = round(value * 10)
    return tenths // 10 if tenths % 10 == 0 else tenths / 10


def box_of(shape: Shape) -> Box | None:
    """The box of a text, a rectangle, a circle or an image; None for other shapes."""
    a = shape.attrs
    match shape.tag:
        case "text":
            width = text_width(shape.text, a["font-size"], a.get("font-weight") == "bold", "class" in a)
            shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[a.get("text-anchor", "start")]
            size = a["font-size"]
            return Box(a["x"] - shift * width, a["y"] - 0.8 * size, width, 0.95 * size)
        case "rect" | "image":
            return Box(a["x"], a["y"], a["width"], a["height"])
        case "circle":
            return Box(a["cx"] - a["r"], a["cy"] - a["r"], 2 * a["r"], 2 * a["r"])
    return None
