"""What holds for every explorer that Matplotlib draws: quick, drawable and described in every setting."""

import time
from statistics import median

import pytest

from dlcourse.exploring import FigureExplorer, Texts, chapters, explorer, explorers
from dlcourse.exploring.figure.picture import Picture

IDS = [id for chapter in chapters() for id in explorers(chapter) if isinstance(explorer(id), FigureExplorer)]
LONGEST = 0.1
"""Seconds; the aim is 0.033 on a quiet machine, but tests share theirs."""


def some_values(control):
    """A few values of a control: all options, both ends of a slider, some presses."""
    if hasattr(control, "options"):
        return control.options
    if hasattr(control, "low"):
        return control.low, control.high
    return (True, False) if isinstance(control.value, bool) else range(1, 8)


def states(id):
    start = explorer(id).initial_state()
    yield start
    for name, control in explorer(id).controls.items():
        for value in some_values(control):
            yield {**start, name: value}


@pytest.mark.parametrize("id", IDS)
def test_every_setting_can_be_drawn_and_is_described_without_gaps(id):
    picture, templates = Picture(explorer(id)), Texts.of(id, "en").describe
    for state in states(id):
        data = explorer(id).compute(**state)
        assert picture.png(data).startswith(b"\x89PNG")
        sentence = explorer(id).describe(data, templates)
        assert sentence and "{" not in sentence


@pytest.mark.parametrize("id", IDS)
def test_the_same_state_gives_the_same_picture(id):
    picture, found = Picture(explorer(id)), explorer(id)
    start = found.compute(**found.initial_state())
    first = picture.png(start)
    for state in states(id):
        picture.png(found.compute(**state))
    assert picture.png(found.compute(**found.initial_state())) == first


@pytest.mark.parametrize("id", IDS)
def test_computing_is_quick(id):
    for state in states(id):
        times = []
        for _ in range(5):
            started = time.perf_counter()
            explorer(id).compute(**state)
            times.append(time.perf_counter() - started)
        assert min(times) < LONGEST, f"{median(times):.3f} s for {state}"


@pytest.mark.parametrize("id", IDS)
def test_texts_are_complete(id):
    texts = Texts.of(id, "en")
    assert set(texts.controls) == set(explorer(id).controls)
    assert set(texts.options) == set(texts.replies) and len(texts.options) >= 2
    assert texts.title and texts.question and texts.alt
