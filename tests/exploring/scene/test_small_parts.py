"""Numbers, ticks, widths of text, colours, pointers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcourse.exploring.scene import Along, Axis, Box, Handle, Pick, fixed, number
from dlcourse.exploring.scene.clip import clip_line
from dlcourse.exploring.scene.measure import text_width, wrap
from dlcourse.exploring.scene.palette import ROLES, shade
from dlcourse.exploring.scene.scale import Place
from dlcourse.exploring.scene.ticks import nice_ticks, tick_labels


@pytest.mark.parametrize(
    "value, text",
    [(0.0, "0"), (-0.0, "0"), (-2.5, "−2.5"), (1234567, "1.23·10⁶"), (1e-7, "1·10⁻⁷"), (float("inf"), "∞")],
)
def test_numbers_are_short_and_have_a_true_minus_sign(value, text):
    assert number(value) == text


@pytest.mark.parametrize("value, text", [(0.004, "0.00"), (-0.004, "0.00"), (-0.5, "−0.50"), (1.0, "1.00")])
def test_what_rounds_to_zero_has_no_sign(value, text):
    assert fixed(value) == text
    assert fixed(value, sign=True) == (f"+{text}" if value >= 0.005 else text)


@given(low=st.floats(-1e6, 1e6), span=st.floats(1e-3, 1e6), most=st.integers(2, 12))
def test_ticks_are_round_even_and_within_the_ends(low, span, most):
    high = low + span
    ticks = nice_ticks(low, high, most)
    slack = 1e-6 * max(1, abs(low), abs(high))
    assert 2 <= len(ticks) <= max(most, 4)
    assert all(low - slack <= tick <= high + slack for tick in ticks)
    assert np.allclose(np.diff(ticks), np.diff(ticks)[:1])


def test_tick_labels_have_as_many_decimals_as_they_need():
    assert tick_labels([0, 0.25, 0.5]) == ["0.00", "0.25", "0.50"]
    assert tick_labels([-1000, 0]) == ["−1,000", "0"]


@given(text=st.text(st.sampled_from("ab WmiI.,1−卷"), max_size=60), width=st.floats(60, 400))
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(text, width):
    lines = wrap(text, width, 12)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(text_width(line, 12) <= width or " " not in line.strip() for line in lines)


def _luminance(code):
    parts = np.array([int(code[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(first, second):
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("role", sorted(set(ROLES) - {"ground", "faint", "positive", "negative"}))
def test_lines_can_be_seen_on_their_ground(role, theme):
    wanted = 4.5 if role in ("ink", "muted", "good", "bad") else 3
    assert contrast(getattr(ROLES[role], theme), getattr(ROLES["ground"], theme)) >= wanted


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("role", ["positive", "negative"])
def test_numbers_can_be_read_on_the_densest_cell(role, theme):
    over, ground = (
        np.array([int(c[i : i + 2], 16) for i in (1, 3, 5)])
        for c in (ROLES[role].light, getattr(ROLES["ground"], theme))
    )
    mixed = "#" + "".join(f"{round(part):02x}" for part in 0.65 * over + 0.35 * ground)
    assert contrast(mixed, getattr(ROLES["ink"], theme)) >= 4.5


@pytest.mark.parametrize(
    "value, expected", [(-2, ("negative", 1.0)), (0, ("positive", 0.0)), (1, ("positive", 0.5))]
)
def test_signed_shades_are_nothing_at_zero(value, expected):
    assert shade(value, (-2, 1), "signed") == expected


def place(**options):
    return Place.of(Box(100, 50, 200, 100), Axis(0, 10, **options), Axis(-1, 1))


def test_a_handle_knows_where_the_values_of_its_sliders_lie():
    drag = place().act(Handle(x=Along("column", start=1, step=2), y="height"))["drag"]
    assert drag["x"] == {"control": "column", "origin": 120, "unit": 40}
    assert drag["y"] == {"control": "height", "origin": 100, "unit": -50}


def test_a_handle_on_a_logarithmic_axis_counts_in_decades():
    axes = Place.of(Box(0, 0, 300, 100), Axis(0.1, 100, log=True), Axis(0, 1))
    assert axes.act(Handle(x="rate"))["drag"]["x"] == {
        "control": "rate",
        "origin": 100,
        "unit": 100,
        "log": True,
    }


def test_a_pick_sets_values():
    assert place().act(Pick(row=1, column=2)) == {"pick": {"row": 1, "column": 2}}
    assert place().act(None) is None


@given(st.lists(st.tuples(st.floats(-50, 150), st.floats(-50, 150)), min_size=2, max_size=12))
def test_a_cut_line_stays_in_its_box_and_keeps_what_was_inside(points):
    x, y = (np.array(part) for part in zip(*points, strict=True))
    cut_x, cut_y = clip_line(x, y, Box(0, 0, 100, 100))
    for part in (cut_x, cut_y):
        kept = part[~np.isnan(part)]
        assert ((kept >= -1e-6) & (kept <= 100 + 1e-6)).all()
    inside = [(a, b) for a, b in points[1:-1] if 0 < a < 100 and 0 < b < 100]
    assert all(np.isclose(cut_x, a).any() and np.isclose(cut_y, b).any() for a, b in inside)
