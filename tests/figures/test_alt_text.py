"""What a figure shows, in words, whatever is in it."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from dlcourse.figures.alt_text import MOST_CURVES, MOST_PANELS, alt_text


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def test_titles_axes_and_the_ends_of_curves_are_said():
    figure, axes = plt.subplots()
    axes.semilogy([0, 1, 2], [8, 3, 0.25], label="training")
    axes.plot([0, 1, 2], [np.nan, 4, -1])
    axes.set(title="Loss falls", xlabel="epoch", ylabel="loss", xlim=(0, 2), ylim=(0.1, 10))
    assert alt_text(figure) == (
        "Loss falls. Horizontal axis: epoch, 0 to 2; vertical axis: loss, 0.1 to 10, logarithmic. "
        "training: from 8 to 0.25. Curve from 4 to −1."
    )


@pytest.mark.parametrize("place", ["left", "center", "right"])
def test_a_title_is_found_wherever_it_stands(place):
    figure, axes = plt.subplots()
    axes.set_title("What came out?", loc=place)
    axes.set_axis_off()
    assert alt_text(figure) == "What came out?"


def test_panels_are_numbered_and_colour_bars_are_not_panels():
    figure, (left, right) = plt.subplots(1, 2)
    figure.suptitle("Two weights")
    figure.colorbar(left.imshow(np.zeros((3, 5))))
    right.imshow(np.zeros((4, 4, 3)))
    for axes in (left, right):
        axes.set_axis_off()
    assert alt_text(figure) == "Two weights. 2 panels. 1. Image of 3 × 5. 2. Image of 4 × 4."


def test_points_bars_and_writing():
    figure, axes = plt.subplots()
    axes.scatter([1, 2], [3, 4], label="cats")
    axes.bar([1, 2, 3], [1, 2, 3], label="counts")
    axes.text(1, 1, "here\nit is")
    assert alt_text(figure) == "cats: 2 points. counts: 3 bars. Text: here it is."


def test_many_panels_and_curves_are_counted():
    figure, grid = plt.subplots(1, MOST_PANELS + 2)
    for _ in range(MOST_CURVES + 3):
        grid[0].plot([0, 1])
    said = alt_text(figure)
    assert said.startswith(f"{MOST_PANELS + 2} panels. 1. Curve from 0 to 1.")
    assert "3 more curves." in said and f"{MOST_PANELS + 1}." not in said


def test_an_empty_figure_says_nothing():
    assert alt_text(plt.figure()) == ""


@pytest.mark.parametrize("x", [[], [np.nan, np.nan], np.array(["a", "b"])])
def test_odd_curves_are_no_trouble(x):
    figure, axes = plt.subplots()
    axes.plot(x, np.arange(len(x)))
    axes.plot(np.arange(len(x)), np.full(len(x), np.nan))
    assert isinstance(alt_text(figure), str)


def test_dates_and_complex_numbers_on_the_axis_are_no_trouble():
    figure, axes = plt.subplots()
    axes.plot(
        np.array(["2026-01-01", "2026-02-01"], "datetime64[D]"),
        np.array(["2020-01-01", "2020-01-02"], "datetime64[D]"),
    )
    axes.fill_between([0, 1], [1, 2])
    assert isinstance(alt_text(figure), str)
