"""An explorer at work without a browser: moves come in, pictures go out, errors are said."""

import json

import numpy as np
import pytest

from dlcourse.exploring import (
    Choice,
    Entry,
    Explorer,
    InputError,
    Numbers,
    Play,
    Press,
    Slider,
    Texts,
    Toggle,
)
from dlcourse.exploring.scene import Axis, Panel, Points, Scene, Text
from dlcourse.exploring.texts import common_words
from dlcourse.exploring.view.own import SettingError
from dlcourse.exploring.view.session import Session
from dlcourse.state import State as Memory

WORDS = common_words("en")
TEXTS = Texts(
    title="A <title>",
    question="What & why?",
    options={"a": "this", "b": "that"},
    replies={"a": "Not <this>.", "b": "Right, that."},
    answer="b",
    alt="A picture.",
    controls={"n": "Number", "x": "Real", "kind": "Kind", "on": "Switch", "again": "Again", "word": "Word"}
    | {"table": "Table", "play": "Play"},
    choices={"kind": {"one": "The first"}},
    describe={"state": "n is {n}"},
    reasons={"off": "Switch it on first."},
    errors={"rude": "{word} is no word."},
)
computed = []


def compute(own=None, **state):
    computed.append(state)
    if state["n"] == 13:
        raise ValueError("13 & unlucky")
    if state["word"] == "rude":
        raise InputError("word", "rude", word=state["word"])
    return own(state["n"]) if own else state["n"]


def draw(state, data, words):
    place = Text(0.5, 0.5, str(data))
    return Scene([[Panel([Points([state.x], [0.5]), place], Axis(0, 1), Axis(0, 1), str(state.table))]])


def make(**options):
    found = {
        "n": Slider(0, 20, 1, 3),
        "x": Slider(0.0, 1.0, 0.05, 0.5),
        "kind": Choice(("one", "two"), "one"),
        "on": Toggle(),
        "again": Press(),
        "word": Entry("kind", 10),
        "table": Numbers(-9, 9, 1, ((1, 2), (3, 4))),
        "play": Play(("n",)),
    }
    describe = lambda state, data, words: words("state", n=state.n)  # noqa: E731
    return Explorer(found, compute, draw, describe, own={"own": "a function n -> text"}, **options)


def session(memory=None, settings=None, **options):
    return Session("demo.view", make(**options), TEXTS, WORDS, memory or Memory(), settings or {})


def predicted(letter="b", **options):
    found = session(**options)
    found.prediction.choose(letter)
    return found


class TestMoves:
    @pytest.mark.parametrize("name, value", [("n", 4), ("x", 0.55), ("table", ((0, 0), (0, 0)))])
    def test_a_move_changes_the_picture_and_reset_brings_it_back(self, name, value):
        one = session()
        first = one.drawing
        one.move({name: value})
        assert one.state[name] == value and one.drawing != first
        one.reset()
        assert one.drawing == first

    def test_a_player_of_sliders_has_no_value(self):
        assert "play" not in session().state

    def test_another_width_computes_nothing(self):
        one = session()
        computed.clear()
        one.move({}, 400)
        assert one.drawing.width == 400 and computed == []

    def test_values_arrive_in_the_form_compute_takes(self):
        one = session()
        one.move({"n": 4.0, "table": [[1.0, 2], [3, 4]]})
        assert isinstance(one.state["n"], int)
        assert one.state["table"] == ((1, 2), (3, 4))

    def test_moves_are_made_in_their_order(self):
        follow = lambda before, state, moved: {"x": 0.0} if moved == "n" else {}  # noqa: E731
        one, other = session(follow=follow), session(follow=follow)
        one.move({"n": 5, "x": 0.3})
        other.move({"x": 0.3, "n": 5})
        assert (one.state["x"], other.state["x"]) == (0.3, 0.0)

    def test_sliders_stay_within_limits_that_depend_on_others(self):
        one = session(limits=lambda state: {"n": (0, 2 if state.on else 20)})
        one.move({"n": 15})
        one.move({"on": True})
        assert one.state["n"] == 2
        assert one.plain()["limits"] == {"n": (0, 2)}

    def test_a_disabled_control_says_why(self):
        one = session(disabled=lambda state: {} if state.on else {"n": "off"})
        assert one.plain()["disabled"] == {"n": "Switch it on first."}
        one.move({"on": True})
        assert one.plain()["disabled"] == {}

    def test_everything_is_json(self):
        json.dumps(session().plain())


class TestErrors:
    def test_an_exception_is_shown_and_the_next_picture_takes_it_away(self):
        one = session()
        before = one.drawing
        one.move({"n": 13})
        assert "ValueError: 13 & unlucky" in one.error and one.drawing == before
        one.move({"n": 14})
        assert one.error == ""

    def test_an_input_that_is_refused_names_its_control_and_changes_nothing(self):
        one = session()
        one.move({"word": "rude"})
        assert one.wrong_input == {"word": "rude is no word."}
        assert one.state["word"] == "kind"

    def test_numbers_out_of_range_are_refused(self):
        one = session()
        one.move({"table": [[99, 0], [0, 0]]})
        assert one.wrong_input == {"table": "Type numbers from −9 to 9."}
        assert one.state["table"] == ((1, 2), (3, 4))


class TestSettings:
    def test_controls_begin_where_the_student_says(self):
        one = session(settings={"n": 7, "table": np.eye(2)})
        assert one.state["n"] == 7 and one.state["table"] == ((1, 0), (0, 1))
        one.move({"n": 8})
        one.reset()
        assert one.state["n"] == 7

    def test_the_state_can_be_printed_as_code_that_shows_it(self):
        one = session()
        assert one.plain()["code"] == 'explore("demo.view")'
        one.move({"n": 7, "kind": "two", "x": 0.1})
        code = one.plain()["code"]
        assert code == "explore(\"demo.view\", n=7, x=0.1, kind='two')"
        again = eval(code, {"explore": lambda id, **settings: session(settings=settings)})
        assert again.drawing == one.drawing

    @pytest.mark.parametrize(
        "settings, said",
        [
            ({"m": 1}, "has no setting 'm'; it has n, x, kind, on, again, word, table, own"),
            ({"n": 99}, "n takes a number from 0 to 20, not 99"),
            ({"kind": "three"}, "kind takes one of 'one', 'two', not 'three'"),
            ({"kind": np.array(["one", "two"])}, "kind takes one of 'one', 'two', not array("),
            ({"again": -1}, "again takes a whole number from 0 on, not -1"),
            ({"word": "rude"}, "explore('demo.view'): word cannot be 'rude': rude is no word."),
            ({"table": [1, 2]}, "table takes 2 × 2 numbers from -9 to 9"),
            ({"own": 5}, "own takes a function n -> text, not int"),
        ],
    )
    def test_a_setting_that_cannot_be_is_explained(self, settings, said):
        with pytest.raises(SettingError) as caught:
            session(settings=settings)
        assert said in str(caught.value)

    def test_a_function_of_ones_own_is_used(self):
        one = session(settings={"own": lambda n: f"mine {n}"})
        assert "mine 3" in [shape.text for shape in one.drawing.shapes]

    def test_its_exceptions_are_the_students(self):
        one = session(settings={"own": lambda n: n / 0})
        assert one.error == "Your own failed: ZeroDivisionError: division by zero"


class TestPrediction:
    def test_it_is_remembered(self):
        memory = Memory()
        session(memory).prediction.choose("a")
        again = session(memory).prediction
        assert again.chosen == "a" and again.answered
        assert again.plain()["note"] == "You expected: this. It was: that. Not <this>."

    def test_a_stored_letter_that_is_no_option_any_more_is_asked_again(self):
        memory = Memory()
        memory.put("predictions", "demo.view", "z")
        assert session(memory).prediction.chosen is None

    def test_a_move_looks_at_no_file(self, monkeypatch):
        one = predicted()
        monkeypatch.setattr(Memory, "get", lambda *_: pytest.fail("the memory is asked again"))
        one.move({"n": 4})
        assert one.prediction.plain()["chosen"] == "b"

    def test_the_reply_waits_for_three_pictures(self):
        one = predicted()
        for number in (4, 4, 5):
            one.move({"n": number})
        assert one.prediction.plain()["note"] == WORDS["try"]
        one.move({"n": 6})
        assert one.prediction.plain()["note"] == "You expected: that. Right, that."

    def test_or_for_the_controls_the_question_is_about(self):
        one = predicted(about=("x", "on"))
        for number in range(9):
            one.move({"n": number})
        one.move({"x": 0.1})
        assert not one.prediction.answered
        one.move({"on": True})
        assert one.prediction.answered

    def test_or_for_what_the_explorer_calls_seen(self):
        one = predicted(seen=lambda state, data: data == 7)
        one.move({"n": 8})
        assert not one.prediction.answered
        one.move({"n": 7})
        one.move({"n": 9})
        assert one.prediction.answered

    def test_a_width_or_a_reset_is_no_look(self):
        one = predicted(seen=lambda state, data: True)
        one.move({}, 500)
        one.reset()
        assert not one.prediction.answered

    def test_one_can_be_asked_again(self):
        one = predicted()
        one.prediction.ask_again()
        assert one.prediction.plain() == {"chosen": None, "answered": False, "note": ""}
        one.prediction.choose("a")
        assert not one.prediction.answered
