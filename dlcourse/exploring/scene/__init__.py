"""A picture as data: what authors write (panels and marks), its layout, and its two renderers' flat form."""

from dlcourse.exploring.scene.acts import Act, Along, Handle, Pick
from dlcourse.exploring.scene.kit import contour, ground, image, plain, table
from dlcourse.exploring.scene.layout import lay_out
from dlcourse.exploring.scene.marks import (
    Area,
    Arrows,
    Bars,
    Boxes,
    Cells,
    Edge,
    Frame,
    Graph,
    Heat,
    Line,
    Mark,
    Node,
    Points,
    Rule,
    Text,
)
from dlcourse.exploring.scene.scene import Axis, Listing, Panel, Paragraph, Row, Scene, hidden
from dlcourse.exploring.scene.shapes import Box, Drawing, Shape
from dlcourse.exploring.scene.svg import to_svg
from dlcourse.exploring.scene.ticks import fixed, number

__all__ = [
    "Act",
    "Along",
    "Area",
    "Arrows",
    "Axis",
    "Bars",
    "Box",
    "Boxes",
    "Cells",
    "Drawing",
    "Edge",
    "Frame",
    "Graph",
    "Handle",
    "Heat",
    "Line",
    "Listing",
    "Mark",
    "Node",
    "Panel",
    "Paragraph",
    "Pick",
    "Points",
    "Row",
    "Rule",
    "Scene",
    "Shape",
    "Text",
    "contour",
    "fixed",
    "ground",
    "hidden",
    "image",
    "lay_out",
    "number",
    "plain",
    "table",
    "to_svg",
]
