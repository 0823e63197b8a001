"""Stored outputs: every cell that can show one has one, and what is shown says what it is."""

import json
import re

import pytest

from dlcourse.chapters.frameworks.results import stored
from dlcourse.resources import resource

NOTEBOOK = (resource("notebooks") / "source" / "14_frameworks.md").read_text(encoding="utf-8")
OUTPUTS = json.loads(stored.OUTPUTS.read_text(encoding="utf-8"))


def test_every_cell_that_can_show_a_stored_output_has_one_and_none_is_left_over():
    assert set(re.findall(r'stored="(\w+)"', NOTEBOOK)) == set(OUTPUTS)
    assert all(entry["text"] and re.search(r"\d{4}", entry["made"]) for entry in OUTPUTS.values())


def test_where_something_is_missing_the_command_and_the_marked_output_are_printed(capsys, monkeypatch):
    monkeypatch.setattr(
        stored, "missing", lambda *names: f"{names[0]} is not installed: run 'make frameworks'."
    )
    assert not stored.ready("jax", stored="jax")
    printed = capsys.readouterr().out
    assert "make frameworks" in printed and f"Stored result ({OUTPUTS['jax']['made']})" in printed
    assert all(f"  | {line}" in printed for line in OUTPUTS["jax"]["text"].splitlines() if line.strip())


def test_where_everything_is_there_nothing_is_printed(capsys, monkeypatch):
    monkeypatch.setattr(stored, "missing", lambda *names: None)
    assert stored.ready("jax", "keras", stored="jax")
    assert capsys.readouterr().out == ""


def test_a_cell_that_waits_for_the_reader_shows_its_output(capsys):
    assert not stored.ready(stored="compile")
    assert "Not run here" in capsys.readouterr().out


def test_an_unknown_output_is_an_error():
    with pytest.raises(KeyError, match="caffe2"):
        stored.show_stored("caffe2")


@pytest.mark.parametrize("name", ["tensorflow", "mxnet"])
def test_the_frameworks_of_the_first_section_print_the_same_losses(name):
    losses, of_jax = ([float(number) for number in OUTPUTS[n]["text"].split()] for n in (name, "jax"))
    assert len(losses) == 5
    assert losses == pytest.approx(of_jax, abs=2e-6)
