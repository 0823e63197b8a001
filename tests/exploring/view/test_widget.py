"""The widget without a browser: what it answers to messages, and what stands in for it."""

import json
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from IPython.core.formatters import format_display_data

from dlcourse.exploring import Texts, explorer
from dlcourse.exploring.texts import common_words
from dlcourse.exploring.view.widget import ExplorerWidget
from dlcourse.state import State as Memory

ID = "cnn_layers.sliding"


@pytest.fixture
def widget():
    return ExplorerWidget(ID, explorer(ID), Texts.of(ID, "en"), Memory())


def send(widget, **message):
    widget._handle_custom_msg({"view": "v", "number": 1, **message}, [])
    return json.loads(widget.picture), json.loads(widget.prediction)


def test_moves_wait_for_the_prediction_but_a_width_does_not(widget):
    picture, _ = send(widget, kind="move", changes={"row": 3}, width=400)
    assert picture["state"]["row"] == 1 and picture["width"] == 400
    send(widget, kind="predict", letter="b")
    picture, _ = send(widget, kind="move", changes={"row": 3}, width=400)
    assert picture["state"]["row"] == 3


def test_an_answer_carries_the_number_of_its_question(widget):
    picture, _ = send(widget, kind="move", changes={}, width=500, view="me", number=17)
    assert (picture["view"], picture["number"]) == ("me", 17)


def test_predicting_replying_and_asking_again(widget):
    _, prediction = send(widget, kind="predict", letter="b")
    assert prediction["chosen"] == "b" and not prediction["answered"]
    _, prediction = send(widget, kind="move", changes={"stride": 2}, width=500)
    assert prediction["answered"] and "You expected: 3" in prediction["note"]
    _, prediction = send(widget, kind="again")
    assert prediction["chosen"] is None


def test_reset(widget):
    send(widget, kind="predict", letter="b")
    send(widget, kind="move", changes={"row": 3}, width=500)
    picture, _ = send(widget, kind="reset")
    assert picture["state"] == json.loads(json.dumps(explorer(ID).initial_state()))


def test_the_frame_names_every_control(widget):
    frame = json.loads(widget.frame)
    assert [control["name"] for control in frame["controls"]] == list(explorer(ID).controls)
    assert all(control["label"] for control in frame["controls"])
    assert frame["model"] == widget.model_id


def test_where_widgets_cannot_live_there_is_a_picture_and_a_text(widget):
    bundle, _ = format_display_data(widget)
    assert ElementTree.fromstring(bundle["image/svg+xml"]).get("role") == "img"
    assert bundle["text/plain"] == repr(widget) == f"The sliding window\n{widget.session.alt}"
    page = ElementTree.fromstring(bundle["text/html"].replace("<br>", "<br/>").replace('100%">', '100%"/>'))
    image = page.find("img")
    assert image.get("alt") == widget.session.alt
    assert ElementTree.fromstring(unquote(image.get("src").partition(",")[2])).get("role") == "img"
    assert common_words("en")["at_rest"] in "".join(page.itertext())


def test_the_picture_is_small_enough_to_be_sent_at_every_key(widget):
    assert len(widget.picture) < 50_000


def test_nothing_is_loaded_from_elsewhere():
    folder = Path(__file__).parents[3] / "dlcourse" / "exploring" / "view"
    code = (folder / "view.js").read_text()
    addresses = {part.split('"')[0].split("'")[0].split("`")[0] for part in code.split("http")[1:]}
    assert all("w3.org" in address for address in addresses)
