"""The SVG that Python writes is well-formed, complete and says what it shows."""

from xml.etree import ElementTree

from dlcourse.exploring.scene import Axis, Cells, Panel, Pick, Points, Scene, Text, hidden, lay_out, to_svg
from dlcourse.exploring.scene.palette import ROLES

SVG = "{http://www.w3.org/2000/svg}"
TABLE = Cells([[1, -2]], [["<1>", "& 2"]], tips=[["one", "two"]], acts=[[Pick(a=1), None]])
SCENE = Scene(
    [
        [Panel([TABLE], hidden(0, 2), hidden(1, 0), "a < b")],
        [Panel([Points([1], [1]), Text(1, 1, "卷积")], Axis(0, 2), Axis(0, 2))],
    ]
)
ROOT = ElementTree.fromstring(to_svg(lay_out(SCENE, 400), "Title & more", "What <it> shows"))


def test_title_and_description_come_first():
    assert [child.text for child in ROOT[:2]] == ["Title & more", "What <it> shows"]
    assert ROOT.get("role") == "img"


def test_texts_are_there_as_they_are():
    assert {"<1>", "& 2", "a < b", "卷积"} <= {text.text for text in ROOT.iter(f"{SVG}text")}


def test_colours_are_literal_and_tips_are_titles():
    paints = {element.get(name) for element in ROOT.iter() for name in ("fill", "stroke")} - {None, "none"}
    assert paints <= {colour.light for colour in ROLES.values()}
    assert {"one", "two"} <= {title.text for title in ROOT.iter(f"{SVG}title")}


def test_every_shape_is_one_element():
    drawing = lay_out(SCENE, 400)
    assert len(ROOT) == len(drawing.shapes) + 4  # title, desc, style, ground
