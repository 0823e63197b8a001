"""The explorer of chapter 0 shows what the real engine says about four answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcourse.chapters.start.explorers import hints
from dlcourse.exploring import Texts
from dlcourse.state import state

TEMPLATES = Texts.of("start.hints", "en").describe
WRONG = [answer for answer in hints.ANSWERS if answer != "right"]


def test_the_right_answer_is_all_right_and_needs_no_hints():
    data = hints.compute("right", 3)
    assert data.content.full
    assert data.opened == 0


@pytest.mark.parametrize(
    "answer, mistake",
    [
        ("wrong_type", "text (a string), not a number"),
        ("changes_input", "input array was changed"),
        ("hidden_state", "hidden state"),
    ],
)
def test_every_other_answer_is_named(answer, mistake):
    data = hints.compute(answer, 0)
    assert not data.content.full
    assert mistake in data.texts.mistake(data.verdict.mistakes[0]).looks_like
    assert mistake in hints.describe(data, TEMPLATES)


@given(answer=st.sampled_from(WRONG), presses=st.integers(0, 9))
def test_every_press_opens_one_hint_until_all_four_are_open(answer, presses):
    data = hints.compute(answer, presses)
    assert data.opened == min(presses, 4)
    sentence = hints.describe(data, TEMPLATES)
    assert (f"Hint {data.opened} of 4" in sentence) == (presses > 0)
    assert "`" not in sentence


@pytest.mark.parametrize("answer", hints.ANSWERS)
def test_everything_fits_into_the_picture(answer):
    from matplotlib.figure import Figure

    figure = Figure(figsize=hints.explorer.size, dpi=100, layout="constrained")
    update = hints.draw(figure)
    update(hints.compute(answer, 4))
    figure.draw_without_rendering()
    page = figure.bbox
    for text in figure.axes[0].texts:
        box = text.get_window_extent()
        assert not text.get_text() or (page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0), text


def test_playing_with_the_demo_opens_no_hint_of_the_exercise(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    hints.compute("wrong_type", 4)
    assert state().get("hints", "start.answer") is None


def test_the_prediction_is_answered_by_the_engine_itself():
    verdict = hints.compute("changes_input", 0).verdict
    assert all(case.passed for case in verdict.cases)
    assert verdict.mistakes
