"""The explorer of chapter 0 shows what the real engine says about four answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcourse.chapters.start.explorers import hints
from dlcourse.exploring import InputError, State, Texts
from dlcourse.state import state

WORDS = Texts.of("start.hints", "en").words()
WRONG = [answer for answer in hints.ANSWERS if answer != "right"]


def state_after(**changes):
    """The state that follows from these moves, made in this order."""
    return hints.explorer.settle(hints.explorer.initial_state(), changes)


def reading(answer, presses=0):
    return hints.compute(**state_after(answer=answer, next_hint=presses))


def said(**changes):
    """What is read to those who do not see the picture."""
    state = state_after(**changes)
    return hints.describe(State(**state), hints.compute(**state), WORDS)


def test_the_right_answer_is_all_right_and_needs_no_hints():
    data = reading("right", 3)
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
    data = reading(answer)
    assert not data.content.full
    assert mistake in data.texts.mistake(data.verdict.mistakes[0]).looks_like
    assert mistake in said(answer=answer)


@given(answer=st.sampled_from(WRONG), presses=st.integers(0, 9))
def test_every_press_opens_one_hint_until_all_four_are_open(answer, presses):
    data = reading(answer, presses)
    assert data.opened == min(presses, 4)
    sentence = said(answer=answer, next_hint=presses)
    assert (f"Hint {data.opened} of 4" in sentence) == (presses > 0)
    assert "`" not in sentence


@pytest.mark.parametrize(
    "typed, full, word",
    [("42", True, ""), ("42.0", True, ""), ("[42]", False, "container"), ("24", False, "swapped")],
)
def test_what_is_typed_is_judged(typed, full, word):
    state = state_after(typed=typed)
    assert state["answer"] == "typed"
    assert hints.compute(**state).content.full == full
    assert word in said(typed=typed)


@pytest.mark.parametrize("typed", ["", "print(1)", "9 ** 9 ** 9", "(", "x = 1"])
def test_only_values_are_run(typed):
    with pytest.raises(InputError):
        hints.compute("typed", typed, 1, 0)


def test_another_answer_closes_the_hints_and_a_hint_lights_their_part():
    state = state_after(next_hint=2)
    assert state["part"] == 4
    assert hints.explorer.settle(state, {"answer": "hidden_state"})["next_hint"] == 0
    assert hints.explorer.settle(state, {"answer": "right"})["part"] == 1


def test_playing_with_the_demo_opens_no_hint_of_the_exercise(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    reading("wrong_type", 4)
    assert state().get("hints", "start.answer") is None


def test_the_prediction_is_answered_by_the_engine_itself():
    verdict = reading("changes_input").verdict
    assert all(case.passed for case in verdict.cases)
    assert verdict.mistakes
