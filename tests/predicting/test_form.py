"""The widget in front of a question: messages from the page, what goes back, and what stands in for it."""

import json

import pytest

from dlcourse.predicting.choices import Choices
from dlcourse.predicting.explain import Explanation
from dlcourse.predicting.form import Form
from dlcourse.predicting.questions import predictions
from dlcourse.state import state

QUESTION = predictions("activations")[0]


@pytest.fixture(autouse=True)
def course(tmp_path, monkeypatch):
    (tmp_path / ".dlcourse").mkdir()
    monkeypatch.chdir(tmp_path)


def asked():
    return Choices("Title", "predictions", [QUESTION], lambda *_: {"note": "Stored."}, "call", "Go")


def content(form):
    return json.loads(form.content)["questions"][0]


def test_a_choice_is_stored_and_can_be_taken_back():
    form = Form(asked())
    assert content(form) == {"chosen": None, "answered": False, "note": ""}
    form._on_message(form, {"kind": "predict", "index": 0, "letter": "a"}, [])
    assert content(form) == {"chosen": "a", "answered": True, "note": "Stored."}
    assert content(Form(asked()))["chosen"] == "a"  # the next day
    form._on_message(form, {"kind": "again", "index": 0}, [])
    assert content(form)["chosen"] is None
    assert state().get("predictions", QUESTION.id) is None


def test_the_page_does_not_get_the_answer_before_it_is_time():
    form = Form(asked())
    assert QUESTION.why not in form.frame + form.content
    assert "answer" not in json.loads(form.frame)["questions"][0]


def test_a_sentence_is_kept_and_answered():
    form = Form(Explanation(QUESTION))
    form._on_message(form, {"kind": "sentence", "sentence": "I see"}, [])
    assert json.loads(form.content)["sentence"] == "I see"
    assert QUESTION.why in json.loads(form.content)["reply"]


def test_where_no_widget_lives_its_text_stands_in():
    data, _ = Form(asked())._repr_mimebundle_()
    assert QUESTION.question in data["text/plain"]
    assert data["text/html"].startswith("<pre")
