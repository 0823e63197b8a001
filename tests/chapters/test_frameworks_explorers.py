"""The explorers of chapter 14: what they show is what happens."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlcourse.chapters.frameworks.explorers import board, graphs, rosetta, smoothing
from dlcourse.chapters.frameworks.explorers._listings import LISTINGS, STEPS
from dlcourse.exploring import State, Texts
from dlcourse.frameworks.crc32c import crc32c
from dlcourse.frameworks.events import Scalar, read_event, scalar_event, version_event


def test_every_step_is_lit_in_every_framework():
    words = Texts.of("frameworks.rosetta", "en").words()
    for step in range(1, len(STEPS) + 1):
        page = rosetta.compute(step, False)
        assert all(page.lit[framework] for framework in LISTINGS)
        assert words[f"note_{page.step}"] in rosetta.describe(None, page, words)


def test_a_click_on_a_line_goes_to_its_steps_one_after_the_other():
    line = next(line for line in LISTINGS["Keras"] if len(line.steps) == 4)
    step, seen = "forward", []
    for _ in range(4):
        step = STEPS[rosetta._pick(line, step).values["step"] - 1]
        seen.append(step)
    assert sorted(seen) == sorted(line.steps)
    assert all(rosetta._pick(line, step).values for step in STEPS)


def test_every_line_belongs_to_known_steps():
    lines = [line for lines in LISTINGS.values() for line in lines]
    assert {step for line in lines for step in line.steps} == set(STEPS)


def test_one_line_of_keras_does_four_steps():
    pages = [rosetta.compute(STEPS.index(step) + 1, False) for step in ("forward", "clear", "backward")]
    assert all(set(page.shared) == {"Keras", "Caffe (prototxt)"} for page in pages)
    assert len({page.lit["Keras"] for page in pages}) == 1


@given(
    st.sampled_from(("if", "loop")),
    st.sampled_from(("dynamic", "static")),
    st.floats(-4, 12),
    st.floats(-4, 12),
)
def test_only_a_recording_can_give_wrong_numbers(program, way, first, second):
    story = graphs.compute(program, way, first, second)
    assert not story.wrong
    assert bool(story.columns[0]) == (way == "static")


@given(st.sampled_from(("if", "loop")), st.floats(-4, 12), st.floats(-4, 12))
def test_a_recording_is_right_for_the_input_it_was_made_with(program, first, second):
    story = graphs.compute(program, "traced", first, second)
    assert story.results[0] == story.expected[0]
    assert not graphs.compute(program, "traced", first, first).wrong


def test_a_recording_replays_the_branch_of_the_first_input():
    story = graphs.compute("if", "traced", 3, -2)
    assert story.results == (6, -4)
    assert story.expected == (6, 2)


@given(
    st.sampled_from(graphs.PROGRAMS),
    st.sampled_from(graphs.WAYS),
    st.integers(-4, 12),
    st.integers(-4, 12),
)
def test_a_story_fits_on_its_slider_and_python_runs_in_a_recording_only_once(program, way, first, second):
    story = graphs.compute(program, way, first, second)
    assert 2 <= story.length <= graphs.explorer.controls["moment"].high
    assert all(event.line < 0 for run in story.columns[1:] for event in run) or way == "dynamic"
    start = graphs.explorer.initial_state()
    state = graphs.explorer.settle(start, {"program": program, "way": way, "first": first, "second": second})
    assert state["moment"] == story.length


def test_a_mistake_is_found_before_the_first_number_in_a_static_graph_only():
    for way in graphs.WAYS:
        building, first, _ = graphs.compute("mistake", way, 1, 1).columns
        found = [any(event.kind == "error" for event in events) for events in (building, first)]
        assert found == ([False, True] if way == "dynamic" else [True, False])


def reading(curve, written=100, weight=0.9, debias=False, step=119, **own):
    drawing = smoothing.explorer.initial_state()["drawing"]
    return smoothing.compute(curve, written, step, weight, debias, drawing, **own)


@given(st.integers(0, 119), st.floats(0, 0.99), st.booleans())
def test_the_smoothed_point_looked_at_is_the_weighted_mean_of_what_came_before(step, weight, debias):
    data = reading("accident", 100, weight, debias, step)
    assert data.smoothed[step] == pytest.approx(float(data.memory @ data.values[step::-1]))
    before = data.mean[step - 1] if step else 0.0
    assert data.mean[step] == pytest.approx(weight * before + (1 - weight) * data.values[step], abs=1e-6)
    assert read_event(data.record[12:-4])[0].value == pytest.approx(data.values[step])


def test_own_values_and_an_own_function_are_shown():
    data = reading("own", values=[1, 2, 3], smooth=lambda values, weight: values * 0 + 5.0, debias=True)
    np.testing.assert_array_equal(data.values, [1, 2, 3])
    np.testing.assert_array_equal(data.smoothed, [5, 5, 5])
    assert data.at == 2
    drawn = smoothing.explorer.settle(smoothing.explorer.initial_state(), {"drawing": ((0, 0.5), (1, 0.5))})
    np.testing.assert_allclose(smoothing.compute(**drawn).values, 1.4, atol=1e-6)


@given(st.sampled_from(smoothing.CURVES), st.integers(5, 100), st.floats(0, 0.99))
def test_the_smoothed_end_is_the_weighted_mean_of_what_was_read(curve, written, weight):
    for debias in (True, False):
        data = reading(curve, written, weight, debias)
        assert data.smoothed[-1] == pytest.approx(float(data.memory @ data.values[::-1]))
        assert data.unfinished < 64
    assert reading(curve, written, weight, True).memory.sum() == pytest.approx(1)


def test_without_the_correction_a_flat_curve_starts_low():
    plain, fair = (reading("flat", 100, 0.9, debias) for debias in (False, True))
    assert plain.smoothed[0] == pytest.approx(0.1 * plain.values[0])
    assert fair.smoothed[0] == pytest.approx(fair.values[0])
    assert len(fair.values) == smoothing.STEPS


def test_selecting_on_the_whole_table_promises_more_than_it_keeps():
    leaky, sound = (board.compute(select, "after", 60, 320, 5.0) for select in ("before", "after"))
    assert leaky.leaks == ("select",)
    assert sound.leaks == ()
    assert leaky.score > leaky.fresh + 0.12
    assert abs(sound.score - sound.fresh) < 0.12


@given(st.sampled_from(board.PLACES), st.sampled_from(board.PLACES), st.floats(1, 20))
@settings(deadline=None)
def test_a_box_before_the_split_is_a_leak_and_cost_grows_with_the_price(select, scale, price):
    data = board.compute(select, scale, 30, 20, price)
    before = set(data.order[: data.order.index("split")]) - {"read"}
    assert set(data.leaks) == before
    assert data.cost == pytest.approx(data.minutes / 60 * price)
    assert board.compute(select, scale, 180, 620, price).minutes > data.minutes


def test_a_leak_that_harms_nobody_is_not_said_to_harm():
    words = Texts.of("frameworks.board", "en").words()
    state = State(**board.explorer.initial_state())
    for select, scale, word in (("before", "after", "but only"), ("after", "before", "no harm")):
        data = board.compute(select, scale, 60, 320, 5.0)
        assert word in board.describe(state, data, words)


def test_other_tables_are_other_numbers_with_the_same_lesson():
    leaks = [board.compute("before", "after", 60, 320, 5.0, tables) for tables in range(4)]
    assert len({(leak.score, leak.fresh) for leak in leaks}) == 4
    assert all(leak.score > leak.fresh + 0.1 for leak in leaks)


def test_the_checksum_is_the_castagnoli_one():
    assert crc32c(b"123456789") == 0xE3069283
    assert crc32c(b"") == 0
    assert crc32c(bytes(32)) == 0x8A9136AA


@given(st.text(max_size=300), st.integers(0, 2**40), st.floats(width=32, allow_nan=False))
def test_an_event_is_read_back_as_it_was_written(tag, step, value):
    assert read_event(scalar_event(tag, step, value, wall_time=1.5)) == [Scalar(tag, step, value)]


def test_the_first_event_of_a_file_holds_no_numbers():
    assert read_event(version_event()) == []


def test_the_curves_in_the_files_are_the_ones_shown():
    for curve in smoothing.CURVES:
        data = reading(curve, 100, 0.0, True)
        np.testing.assert_array_equal(data.smoothed, data.values)
        np.testing.assert_array_equal(data.steps, np.arange(smoothing.STEPS))
