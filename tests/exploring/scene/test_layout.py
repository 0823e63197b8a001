"""Where panels, axes and texts stand, at any width of the page."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlcourse.exploring.scene import (
    Arrows,
    Axis,
    Bars,
    Cells,
    Heat,
    Line,
    Listing,
    Panel,
    Paragraph,
    Pick,
    Points,
    Row,
    Scene,
    hidden,
    lay_out,
)
from dlcourse.exploring.scene.checks import outside, overlaps, small_texts
from dlcourse.exploring.scene.shapes import box_of

X = np.linspace(0, 10, 50)


def curves(**options):
    marks = [Line(X, np.sin(X), name="sine"), Points(X[::5], np.cos(X[::5]), "second", name="cosine")]
    return Panel(
        marks, Axis(0, 10, "time"), Axis(-1, 1, "height"), "Two curves of the same period", **options
    )


def cells(side=4):
    values = np.arange(side * side).reshape(side, side) - 5
    table = Cells(values, [[str(value) for value in row] for row in values])
    return Panel([table], hidden(0, side), hidden(side, 0), "a table", square=True)


SCENE = Scene([[curves(), cells()], [Paragraph("One sentence about both of them, with 1 + 1 = 2. " * 3)]])


def texts(drawing):
    return [shape.text for shape in drawing.shapes if shape.tag == "text"]


@given(width=st.floats(280, 1200))
@settings(max_examples=40)
def test_nothing_overlaps_or_leaves_the_picture_at_any_width(width):
    drawing = lay_out(SCENE, width)
    assert drawing.width <= width + 0.1
    assert overlaps(drawing) == outside(drawing) == small_texts(drawing) == []


def test_arrows_end_at_the_side_of_their_panel_and_do_not_begin_outside():
    arrows = Arrows([0.5, 0.5, 2.0], [0.5, 0.5, 0.5], [0.2, 9.0, -1.0], [0.0, 0.0, 0.0])
    drawing = lay_out(Scene([[Panel([arrows], hidden(0, 1), hidden(0, 1))]]), 400)
    lines = [shape.attrs["d"] for shape in drawing.shapes if shape.attrs.get("stroke") == "ink"]
    assert len(lines) == 2
    ends = [float(line.split("L")[1].split()[0]) for line in lines]
    assert ends[0] < ends[1] <= drawing.width


def test_a_narrow_page_breaks_the_row_and_keeps_the_size_of_text():
    wide, narrow = lay_out(SCENE, 900), lay_out(SCENE, 340)
    assert narrow.height > wide.height
    sizes = [
        {s.attrs["font-size"] for s in d.shapes if s.tag == "text" and s.text == "a table"}
        for d in (wide, narrow)
    ]
    assert sizes[0] == sizes[1]


def test_panels_of_a_row_begin_at_the_same_height():
    panels = [Panel([], Axis(0, 1), Axis(0, 1), title, frame="ink") for title in ("short", "long " * 30)]
    frames = [s for s in lay_out(Scene([panels]), 600).shapes if s.tag == "rect"]
    assert frames[0].attrs["y"] == frames[1].attrs["y"]


def test_panels_of_a_column_can_be_aligned():
    column = [Panel([], hidden(0, 1), Axis(0, high), frame="ink", left=60) for high in (1, 100_000)]
    frames = [s for s in lay_out(Scene([[column]]), 600).shapes if s.tag == "rect"]
    assert frames[0].attrs["x"] == frames[1].attrs["x"]


@pytest.mark.parametrize("width", [300, 500, 900])
def test_square_panels_have_the_same_unit_on_both_axes(width):
    rects = [box_of(s) for s in lay_out(Scene([[cells()]]), width).shapes if s.tag == "rect"]
    assert all(rect.width == pytest.approx(rect.height, abs=0.2) for rect in rects)


@pytest.mark.parametrize("low, high", [(0, 10), (10, 0)])
def test_axes_can_be_turned_round(low, high):
    drawing = lay_out(Scene([[Panel([Points([2], [1], tips="p")], Axis(low, high), Axis(0, 2))]]), 500)
    labels = {
        s.text: s.attrs["x"]
        for s in drawing.shapes
        if s.tag == "text" and s.attrs.get("text-anchor") == "middle"
    }
    assert (labels["0"] < labels["10"]) == (low < high)


def test_logarithmic_axes_have_powers_of_ten():
    panel = Panel([Line([1, 1e6], [1, 2])], Axis(1, 1e6, log=True), Axis(0, 3))
    assert {"1", "100", "10⁶"} <= set(texts(lay_out(Scene([[panel]]), 900)))


def test_lines_and_points_are_cut_at_the_panel():
    panel = Panel([Line(X, 10 * np.sin(X)), Points(X, 10 * np.sin(X))], Axis(0, 10), Axis(-1, 1), height=100)
    paths = [s.attrs["d"] for s in lay_out(Scene([[panel]]), 500).shapes if s.tag == "path"]
    heights = [
        float(pair.split()[1])
        for path in paths
        for pair in path.replace("a", "L").replace("M", "L").split("L")[1:2]
    ]
    assert all(-5 < height < 120 for height in heights)


def test_a_line_breaks_where_it_is_nan():
    panel = Panel([Line([0, 1, np.nan, 2, 3], [0, 1, np.nan, 1, 0])], Axis(0, 3), Axis(0, 1))
    (path,) = [s.attrs["d"] for s in lay_out(Scene([[panel]]), 500).shapes if s.tag == "path"]
    assert path.count("M") == 2


def test_bars_go_down_where_they_are_negative():
    panel = Panel([Bars([0, 1], [2, -2], colour="signed")], Axis(-1, 2), Axis(-2, 2), height=100)
    up, down = [s for s in lay_out(Scene([[panel]]), 500).shapes if s.tag == "rect"]
    assert up.attrs["y"] + up.attrs["height"] == pytest.approx(down.attrs["y"])
    assert (up.attrs["fill"], down.attrs["fill"]) == ("first", "second")


def test_numbers_that_do_not_fit_into_their_cells_are_left_away():
    values = np.full((30, 30), 123.0)
    table = Cells(values, [["123"] * 30] * 30)
    panel = Panel([table], hidden(0, 30), hidden(30, 0), square=True, height=250)
    assert texts(lay_out(Scene([[panel]]), 500)) == []


def test_heat_is_one_image_with_its_first_row_where_it_belongs():
    values = np.array([[0.0, 0.0], [1.0, 1.0]])
    panel = Panel([Heat(values, (0, 1), (0, 1))], Axis(0, 1), Axis(0, 1), square=True)
    (image,) = [s for s in lay_out(Scene([[panel]]), 300).shapes if s.tag == "image"]
    assert image.attrs["href"].startswith("data:image/png;base64,")
    turned = Panel([Heat(values[::-1], (0, 1), (1, 0))], Axis(0, 1), Axis(0, 1), square=True)
    (same,) = [s for s in lay_out(Scene([[turned]]), 300).shapes if s.tag == "image"]
    assert same.attrs["href"] == image.attrs["href"]


def test_the_legend_explains_what_has_a_name():
    assert {"sine", "cosine"} <= set(texts(lay_out(SCENE, 900)))
    assert "sine" not in texts(lay_out(Scene([[curves(legend=False)]]), 900))


def test_the_same_scene_gives_the_same_drawing():
    assert lay_out(SCENE, 700) == lay_out(SCENE, 700)


CODE = Listing(
    [
        Row("net = make(first(64, 32), second(), third(32, 10))", fill="second", act=Pick(step=1)),
        Row("    run(net)"),
    ],
    "a listing",
    mono=True,
)


@given(width=st.floats(280, 900))
@settings(max_examples=20)
def test_rows_of_a_listing_are_broken_and_stay_on_their_ground(width):
    drawing = lay_out(Scene([[CODE, cells()]]), width)
    assert overlaps(drawing) == outside(drawing) == small_texts(drawing) == []
    ground = next(box_of(s) for s in drawing.shapes if s.act == {"pick": {"step": 1}})
    lit = [box_of(s) for s in drawing.shapes if s.tag == "text" and s.act]
    assert all(ground.x <= box.x and box.right <= ground.right + 1 for box in lit)
    assert all(ground.y <= box.y and box.bottom <= ground.bottom for box in lit)
    words = " ".join(shape.text.strip() for shape in drawing.shapes if shape.tag == "text" and shape.act)
    assert words == "net = make(first(64, 32), second(), third(32, 10))"


def test_what_is_left_of_a_broken_row_is_indented_and_titles_stand_on_one_line():
    narrow = lay_out(Scene([[CODE]]), 280)
    first, second = [s for s in narrow.shapes if s.tag == "text" and s.act][:2]
    assert second.text.startswith("  ") and not first.text.startswith(" ")
    row = lay_out(Scene([[CODE, cells()]]), 900)
    heads = [s.attrs["y"] for s in row.shapes if s.text in ("a table", "a listing")]
    assert heads[0] == pytest.approx(heads[1], abs=1.5)
