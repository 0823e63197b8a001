"""The figure: right size, in place, repeatable, and the same whatever style the notebook has chosen."""

import io

import matplotlib.style
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from dlcourse.exploring import FigureExplorer, Slider
from dlcourse.exploring.figure.picture import Picture

X = np.linspace(0, 1, 50)


def draw(figure):
    axes = figure.subplots()
    axes.set(ylim=(0, 10), title="a line", xlabel="x")
    (line,) = axes.plot(X, X)
    return lambda height: line.set_ydata(np.full_like(X, height))


FLAT_LINE = FigureExplorer(
    controls={"height": Slider(0, 10, 1, 5)},
    compute=lambda height: height,
    draw=draw,
    describe=lambda height, templates: f"at {height}",
    size=(4.0, 2.5),
)


PICTURE = Picture(FLAT_LINE)


def pixels(png):
    return np.asarray(Image.open(io.BytesIO(png)))


def test_size_is_that_of_the_explorer_in_pixels():
    picture = Picture(FLAT_LINE)
    assert pixels(picture.png(5)).shape == (250, 400, 3)
    assert (picture.width, picture.height) == (400, 250)


@given(first=st.integers(0, 10), second=st.integers(0, 10))
@settings(max_examples=10, deadline=None)
def test_same_data_same_picture_and_other_data_another(first, second):
    before, between, after = (PICTURE.png(height) for height in (first, second, first))
    assert before == after
    assert (before == between) == (first == second)


def test_the_style_of_the_notebook_changes_nothing():
    plain = Picture(FLAT_LINE).png(5)
    with matplotlib.style.context("dark_background"):
        assert Picture(FLAT_LINE).png(5) == plain
    assert (pixels(plain)[0, 0] == 255).all()


def test_drawing_leaves_the_settings_of_the_notebook_alone():
    before = dict(matplotlib.rcParams)
    Picture(FLAT_LINE).png(5)
    assert dict(matplotlib.rcParams) == before
