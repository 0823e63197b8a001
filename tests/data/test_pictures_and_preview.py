"""Previews: a grid with the right pixels and captions, and lines of text that stay in their columns."""

from itertools import pairwise

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dlcourse.data import load, names, peek, show_images
from dlcourse.data.preview import preview_lines, shortened


@pytest.fixture(autouse=True)
def no_window():
    matplotlib.use("Agg")
    yield
    assert plt.get_fignums() == [], "a figure was left open"


def drawn(figure):
    return [axes for axes in figure.axes if axes.images]


def captions(figure):
    return [axes.get_title() for axes in drawn(figure)]


def test_each_image_is_drawn_with_the_word_of_its_label():
    fashion = load("fashion_mnist_14k")
    figure = show_images(fashion.x_train, fashion.y_train, fashion.classes, count=5, columns=3)
    assert len(figure.axes) == 6
    assert captions(figure) == [fashion.classes[label] for label in fashion.y_train[:5]]
    for axes, image in zip(drawn(figure), fashion.x_train, strict=False):
        assert np.allclose(axes.images[0].get_array(), image[0] / 255)
        assert axes.images[0].get_clim() == (0, 1), "one image's brightness does not depend on the others"


def test_colour_images_are_turned_so_that_channels_come_last():
    emoji = load("emoji_captions")
    figure = show_images(emoji.x_train, emoji.extra_train["english"], count=2, size=3)
    assert np.allclose(drawn(figure)[0].images[0].get_array(), emoji.x_train[0].transpose(1, 2, 0) / 255)
    assert captions(figure) == emoji.extra_train["english"][:2].tolist()


def test_digits_reach_from_black_to_white_although_they_end_at_sixteen():
    (axes,) = drawn(show_images(load("digits").x_train, count=1))
    assert axes.images[0].get_array().max() == 1


def test_numbers_of_any_range_are_stretched():
    (axes,) = drawn(show_images(np.array([[[-2.0, 0.0, 2.0]]])))
    assert np.allclose(axes.images[0].get_array(), [[0, 0.5, 1]])


def test_an_even_image_does_not_divide_by_zero():
    (axes,) = drawn(show_images(np.full((1, 4, 4), 0.3)))
    assert np.isfinite(axes.images[0].get_array()).all()


def test_a_wrong_prediction_is_written_below_the_label_in_colour():
    figure = show_images(np.zeros((2, 4, 4)), [0, 1], ["cat", "dog"], predicted=np.array([0, 0]))
    assert captions(figure) == ["cat", "dog\nnot cat"]
    colours = [axes.title.get_color() for axes in drawn(figure)]
    assert colours[0] != colours[1]


def test_a_caption_too_long_for_its_image_is_cut():
    figure = show_images(np.zeros((1, 4, 4)), ["a caption that is much too long"], size=1)
    assert captions(figure)[0].endswith("…")
    assert len(captions(figure)[0]) <= 15


def test_captions_of_neighbours_do_not_overlap():
    fashion = load("fashion_mnist_14k")
    figure = show_images(fashion.x_train, fashion.y_train, fashion.classes, count=10, columns=10, size=0.8)
    figure.canvas.draw()
    boxes = [axes.title.get_window_extent() for axes in drawn(figure)]
    assert all(left.x1 <= right.x0 for left, right in pairwise(boxes))


@pytest.mark.parametrize("shape", [(4,), (4, 4), (2, 2, 4, 4), (1, 1, 3, 4, 4)])
def test_what_is_no_image_is_refused(shape):
    with pytest.raises(ValueError, match="show_images: x must be"):
        show_images(np.zeros(shape))


def test_no_images_are_refused():
    with pytest.raises(ValueError, match="no images"):
        show_images(np.zeros((0, 4, 4)))


@pytest.mark.parametrize("labels", [{"y": [1, 2]}, {"y": [1, 2, 3], "predicted": [1]}])
def test_too_few_labels_are_refused(labels):
    with pytest.raises(ValueError, match="3 images are drawn but"):
        show_images(np.zeros((3, 4, 4)), **labels)


@pytest.mark.parametrize("name", names())
def test_peek_shows_a_line_per_example_that_fits_a_screen(name, capsys):
    peek(name, 2)
    first, heading, *rows = capsys.readouterr().out.splitlines()
    assert first.startswith(f"Dataset {name}")
    assert len(rows) == 2
    assert max(map(cell_len, (heading, *rows))) <= 130


def test_peek_takes_a_data_set_and_shows_what_is_in_it(capsys):
    peek(load("penguins"), 1)
    assert capsys.readouterr().out.splitlines()[1].split() == [
        *("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"),
        *("y", "island", "sex", "year"),
    ]
    assert preview_lines(load("names_en"), 1)[1].split()[1] in ("female", "male", "both")


def test_columns_stand_below_each_other_with_chinese_characters_too():
    lines = preview_lines(load("poems_zh"), 4)
    starts = {cell_len(line[: line.index("characters,")]) for line in lines[1:]}
    assert len(starts) == 1


@given(st.text(alphabet="ab 春风…", max_size=30), st.integers(1, 30))
def test_a_shortened_text_is_never_too_wide_and_begins_like_the_original(text, width):
    short = shortened(text, width)
    assert cell_len(short) <= width
    assert text.startswith(short.removesuffix("…")) or text == short
    assert (short == text) == (cell_len(text) <= width) or short == text
