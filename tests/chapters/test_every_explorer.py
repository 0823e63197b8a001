"""What every scene keeps, at each end of each control and at three widths of the page."""

import time
from functools import cache
from statistics import median

import numpy as np
import pytest

from dlcourse.exploring import (
    Choice,
    Entry,
    Numbers,
    Play,
    Press,
    Sketch,
    Slider,
    Texts,
    Toggle,
    chapters,
    explorer,
    explorers,
)
from dlcourse.exploring.scene.checks import outside, overlaps, small_texts
from dlcourse.exploring.texts import common_words
from dlcourse.exploring.view.own import SettingError
from dlcourse.exploring.view.session import Session
from dlcourse.state import State as Memory

IDS = [id for chapter in chapters() for id in explorers(chapter)]
WIDTHS = (340, 640, 900)
LONGEST = 0.1
"""Seconds of computing; the aim is 0.02 on a quiet machine, but tests share theirs."""


def session(id, **settings):
    memory = Memory()
    memory.put("predictions", id, next(iter(Texts.of(id, "en").options)))
    return Session(id, explorer(id), Texts.of(id, "en"), common_words("en"), memory, settings)


def some_values(control):
    match control:
        case Slider(low, high):
            return low, high
        case Choice(options):
            return options
        case Toggle():
            return True, False
        case Press():
            return range(1, 8)
        case Play(_, last):
            return min(last, 1), min(last, 40)
        case Numbers(low, high, _, value):
            return [tuple(tuple(end for _ in row) for row in value) for end in (low, high, 0)]
        case Entry(value):
            return value, ""
        case Sketch(rows, columns, points):
            return ((0.5, 0.5), (0.1, 0.9)) if points else ((1.0,) * columns,) * rows, ()


NONSENSE = (None, object(), "nonsense", "x" * 1000, float("nan"), -(10**400), {}, [[]], np.ones((2, 2, 2)))


@pytest.mark.parametrize("id", IDS)
def test_nonsense_in_the_call_is_answered_with_one_sentence(id):
    found, refused = explorer(id), 0
    for name in found.valued():
        for value in NONSENSE:
            try:
                shown = session(id, **{name: value})
            except SettingError as error:
                refused += 1
                assert str(error).startswith(f"explore({id!r}): {name} ")
                assert "\n" not in str(error) and len(str(error)) < 400
            else:
                assert isinstance(found.controls[name], Entry) and not shown.error
    assert refused >= len(NONSENSE) - 2


def moves(id):
    return [(name, value) for name, c in explorer(id).valued().items() for value in some_values(c)]


@cache
def shown(id):
    """Every state at an end of a control, with its picture at each width."""
    found = []
    for name, value in [("", None), *moves(id)]:
        for width in WIDTHS:
            one = session(id)
            one.move({name: value} if name else {}, width)
            found.append((f"{name}={value!r} at {width} px", one))
    return found


def faults(id, look):
    return {state: found for state, one in shown(id) if (found := look(one))}


@pytest.mark.parametrize("id", IDS)
def test_every_setting_is_drawn_and_described_without_gaps(id):
    for state, one in shown(id):
        assert not one.error, f"{state}: {one.error}"
        assert one.line and "{" not in one.line, state


@pytest.mark.parametrize("id", IDS)
def test_nothing_overlaps_and_everything_lies_inside(id):
    assert faults(id, lambda one: overlaps(one.drawing)) == {}
    assert faults(id, lambda one: outside(one.drawing)) == {}


@pytest.mark.parametrize("id", IDS)
def test_every_text_can_be_read(id):
    assert faults(id, lambda one: small_texts(one.drawing)) == {}


@pytest.mark.parametrize("id", IDS)
def test_the_same_state_gives_the_same_picture(id):
    first, second = session(id), session(id)
    for name, value in moves(id):
        second.move({name: value})
    second.reset()
    assert second.state == first.state
    assert second.drawing == first.drawing


@pytest.mark.parametrize("id", IDS)
def test_every_control_does_something_or_says_why_not(id):
    """Moved through its values from the initial state, a control changes the picture, or it is disabled."""
    one = session(id)
    first = one.drawing
    for name, control in explorer(id).valued().items():
        if name in one.disabled():
            continue
        drawings = []
        for value in some_values(control):
            one.move({name: value})
            drawings.append(one.wrong_input or one.drawing)
            one.reset()
        assert any(drawing != first for drawing in drawings), name


@pytest.mark.parametrize("id", IDS)
def test_what_can_be_touched_stands_for_a_control(id):
    for state, one in shown(id):
        for shape in one.drawing.shapes:
            act = shape.act or {}
            drag = act.get("drag", {})
            dragged = {drag[axis]["control"] for axis in "xy" if axis in drag}
            named = {*act.get("pick", {}), *drag.get("sets", {}), *dragged}
            assert named <= set(explorer(id).valued()), state


@pytest.mark.parametrize("id", IDS)
def test_computing_is_quick(id):
    for name, value in moves(id):
        state = explorer(id).settle(explorer(id).initial_state(), {name: value})
        times = []
        for _ in range(5):
            started = time.perf_counter()
            try:
                explorer(id).compute(**state)
            except ValueError:  # an input that is refused
                break
            times.append(time.perf_counter() - started)
        if times:
            assert min(times) < LONGEST, f"{median(times):.3f} s for {name}={value!r}"


@pytest.mark.parametrize("id", IDS)
def test_texts_are_complete(id):
    texts, found = Texts.of(id, "en"), explorer(id)
    assert set(texts.controls) == set(found.controls)
    assert set(texts.options) == set(texts.replies) and len(texts.options) >= 2
    assert texts.answer is None or texts.answer in texts.options
    assert set(found.about) <= set(found.controls)
    assert texts.title and texts.question and texts.alt
