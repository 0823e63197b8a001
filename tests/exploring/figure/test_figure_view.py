"""The view without a browser: prediction first, then controls that redraw, reset, and errors that show."""

import base64

import pytest
from IPython.core.formatters import format_display_data

from dlcourse.exploring import Choice, FigureExplorer, Press, Slider, Texts, Toggle
from dlcourse.exploring.figure.view import ExplorerView
from dlcourse.exploring.texts import common_words
from dlcourse.state import State

WORDS = common_words("en")
TEXTS = Texts(
    title="A <title>",
    question="What & why?",
    options={"a": "this", "b": "that"},
    replies={"a": "Not <this>.", "b": "Yes, that."},
    alt="A picture.",
    controls={"n": "Number", "x": "Real", "kind": "Kind", "on": "Switch", "again": "Again"},
    choices={"kind": {"one": "The first"}},
    describe={"state": "n is {n}"},
)


def compute(**state):
    if state["n"] == 13:
        raise ValueError("13 & unlucky")
    return state


def draw(figure):
    text = figure.text(0.1, 0.5, "")
    return lambda data: text.set_text(str(sorted(data.items())))


EXPLORER = FigureExplorer(
    controls={
        "n": Slider(0, 20, 1, 3),
        "x": Slider(0.0, 1.0, 0.05, 0.5),
        "kind": Choice(("one", "two"), "one"),
        "on": Toggle(),
        "again": Press(),
    },
    compute=compute,
    draw=draw,
    describe=lambda data, templates: templates["state"].format(**data),
    size=(6.0, 1.0),
)


def make_view(state=None):
    return ExplorerView("demo.view", EXPLORER, TEXTS, state or State())


def prediction_parts(view):
    question, options, button, note = view.children[1].children
    return question, options, button, note


def controls(view):
    return dict(zip(EXPLORER.controls, view.children[2].children[:-1], strict=True))


def predict(view, letter="b"):
    _, options, button, _ = prediction_parts(view)
    options.value = letter
    button.click()


def shown(view):
    _, _, _, error, image, accessibility = view.children
    return image.value, error.value, accessibility


def test_controls_are_locked_until_the_prediction_is_stored():
    state = State()
    view = make_view(state)
    assert all(box.disabled for box in view.children[2].children)
    assert shown(view)[2].locked
    predict(view)
    assert state.get("predictions", "demo.view") == "b"
    assert not any(box.disabled for box in view.children[2].children)
    assert not shown(view)[2].locked


def test_predicting_nothing_stores_nothing():
    state = State()
    view = make_view(state)
    prediction_parts(view)[2].click()
    assert state.get("predictions", "demo.view") is None
    assert WORDS["choose"] in prediction_parts(view)[3].value
    assert all(box.disabled for box in view.children[2].children)


def test_the_reply_waits_for_the_first_move():
    view = make_view()
    predict(view, "a")
    note = prediction_parts(view)[3]
    assert WORDS["try"] in note.value
    controls(view)["n"].value = 4
    assert "Not &lt;this&gt;." in note.value


def test_a_stored_prediction_is_shown_with_its_reply_and_stays():
    state = State()
    state.put("predictions", "demo.view", "a")
    view = make_view(state)
    _, options, button, note = prediction_parts(view)
    assert options.value == "a" and options.disabled
    assert button.layout.display == "none"
    assert "Not &lt;this&gt;." in note.value
    assert not any(box.disabled for box in view.children[2].children)


def test_a_stored_letter_that_is_no_option_any_more_is_asked_again():
    state = State()
    state.put("predictions", "demo.view", "z")
    view = make_view(state)
    assert prediction_parts(view)[1].value is None
    assert all(box.disabled for box in view.children[2].children)


@pytest.mark.parametrize("name, value", [("n", 4), ("x", 0.55), ("kind", "two"), ("on", True)])
def test_moving_a_control_redraws_and_reset_brings_the_first_picture_back(name, value):
    view = make_view()
    predict(view)
    first = shown(view)[0]
    controls(view)[name].value = value
    assert shown(view)[0] != first
    assert view.values()[name] == value
    view.reset()
    assert shown(view)[0] == first
    assert view.values() == EXPLORER.initial_state()


def test_presses_are_counted_until_the_reset():
    view = make_view()
    predict(view)
    for count in (1, 2, 3):
        controls(view)["again"].click()
        assert view.values()["again"] == count
    view.reset()
    assert view.values()["again"] == 0


def test_reset_redraws_once():
    calls = []
    counting = FigureExplorer(
        EXPLORER.controls, lambda **state: calls.append(state) or state, draw, EXPLORER.describe, (6.0, 1.0)
    )
    view = ExplorerView("demo.view", counting, TEXTS, State())
    controls(view)["n"].value = 5
    controls(view)["on"].value = True
    calls.clear()
    view.reset()
    assert calls == [EXPLORER.initial_state()]


def test_an_exception_is_shown_and_the_next_picture_takes_it_away():
    view = make_view()
    predict(view)
    before = shown(view)[0]
    controls(view)["n"].value = 13
    picture, error, _ = shown(view)
    assert "ValueError: 13 &amp; unlucky" in error
    assert picture == before
    controls(view)["n"].value = 14
    assert shown(view)[1] == ""


def test_the_sentence_is_both_the_live_line_and_part_of_the_alternative_text():
    view = make_view()
    predict(view)
    controls(view)["n"].value = 7
    accessibility = shown(view)[2]
    assert accessibility.line == "n is 7"
    assert accessibility.alt == "A picture. n is 7"
    assert accessibility.question == TEXTS.question


def test_labels_come_from_the_catalogue_and_numbers_fit_the_step():
    found = controls(make_view())
    assert {name: box.description for name, box in found.items()} == dict(TEXTS.controls)
    assert found["kind"].options == (("The first", "one"), ("two", "two"))
    assert found["n"].readout_format == "d"
    assert found["x"].readout_format == ".2f"


def test_text_from_the_catalogue_is_escaped():
    view = make_view()
    assert "A &lt;title&gt;" in view.children[0].value
    assert "What &amp; why?" in prediction_parts(view)[0].value


def test_where_widgets_cannot_live_there_is_a_picture_and_a_text():
    view = make_view()
    bundle, _ = format_display_data(view)
    assert base64.b64decode(bundle["image/png"]) == shown(view)[0]
    assert bundle["text/plain"] == repr(view) == "A <title>\nA picture. n is 3"
    assert "application/vnd.jupyter.widget-view+json" in bundle
