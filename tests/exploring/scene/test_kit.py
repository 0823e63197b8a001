"""Panels that many explorers need."""

import numpy as np
import pytest

from dlcourse.exploring.scene import Cells, Scene, contour, image, lay_out, plain, table


def boxes(panel, tag):
    return [shape.attrs for shape in lay_out(Scene([[panel]]), 600).shapes if shape.tag == tag]


def test_a_table_fills_its_panel_and_its_cells_are_square():
    cells = boxes(table(Cells(np.ones((2, 5))), cell=40), "rect")
    assert len(cells) == 10
    assert all(each["width"] == each["height"] == pytest.approx(40, abs=0.1) for each in cells)


def test_an_image_stands_the_right_way_up():
    (upright,) = boxes(image(np.array([[1, 1], [0, 0]])), "image")
    (turned,) = boxes(image(np.array([[0, 0], [1, 1]])[::-1]), "image")
    assert upright["href"] == turned["href"]
    assert "ink" in upright["class"]


def test_an_image_of_three_channels_keeps_its_colours():
    (colours,) = boxes(image(np.random.default_rng(0).uniform(size=(4, 6, 3))), "image")
    assert colours["width"] == pytest.approx(1.5 * colours["height"], abs=0.2)


def test_a_contour_runs_where_the_level_is():
    side = np.linspace(-1, 1, 41)
    line = contour(side, side, np.hypot(*np.meshgrid(side, side)), 0.5)
    radius = np.hypot(line.x, line.y)
    np.testing.assert_allclose(radius[~np.isnan(radius)], 0.5, atol=0.01)
    assert contour(side, side, np.ones((41, 41)), 0.5).x.size == 0


def test_a_level_that_is_nowhere_draws_nothing():
    side = np.linspace(0, 1, 5)
    assert len(lay_out(Scene([[plain([contour(side, side, np.ones((5, 5)), 0.5)])]]), 400).shapes) <= 1
