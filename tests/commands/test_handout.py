"""Handing out notebooks: newer versions arrive, and a student's work is never overwritten."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from dlcourse.cli import main
from dlcourse.commands.handout import hand_out
from dlcourse.state import state

NAME = "00_start.ipynb"


@pytest.fixture
def notebooks(tmp_path):
    folder = tmp_path / "originals"
    folder.mkdir()
    (folder / NAME).write_text("version 1")
    (folder / "01_concepts.ipynb").write_text("concepts")
    (folder / "notes.md").write_text("not for students")
    (folder / "source").mkdir()
    (folder / "source" / "solution.ipynb").write_text("not for students")
    return folder


@pytest.fixture
def course(tmp_path):
    return tmp_path / "my course"


def texts(course):
    return {path.name: path.read_text() for path in course.glob("*") if path.is_file()}


def test_a_new_folder_gets_the_notebooks_and_nothing_else(notebooks, course):
    assert hand_out(notebooks, course) == [f"{NAME}: copied", "01_concepts.ipynb: copied"]
    assert texts(course) == {NAME: "version 1", "01_concepts.ipynb": "concepts"}


def test_a_second_time_there_is_nothing_to_do(notebooks, course):
    hand_out(notebooks, course)
    assert hand_out(notebooks, course) == []


def test_an_untouched_notebook_is_updated(notebooks, course):
    hand_out(notebooks, course)
    (notebooks / NAME).write_text("version 2")
    assert hand_out(notebooks, course) == [f"{NAME}: updated to the new version"]
    assert (course / NAME).read_text() == "version 2"


def test_a_changed_notebook_stays_and_the_new_version_is_offered_once(notebooks, course):
    hand_out(notebooks, course)
    (course / NAME).write_text("my work")
    assert hand_out(notebooks, course) == []
    (notebooks / NAME).write_text("version 2")
    (sentence,) = hand_out(notebooks, course)
    assert "you have changed it" in sentence
    assert "00_start.new.ipynb" in sentence
    (course / "00_start.new.ipynb").unlink()
    assert hand_out(notebooks, course) == []
    assert texts(course) == {NAME: "my work", "01_concepts.ipynb": "concepts"}


def test_an_offer_that_was_worked_in_is_the_students_too(notebooks, course):
    hand_out(notebooks, course)
    (course / NAME).write_text("my work")
    for version in (2, 3):
        (notebooks / NAME).write_text(f"version {version}")
        hand_out(notebooks, course)
    assert (course / "00_start.new.ipynb").read_text() == "version 3"
    (course / "00_start.new.ipynb").write_text("more work")
    (notebooks / NAME).write_text("version 4")
    (sentence,) = hand_out(notebooks, course)
    assert "00_start.new2.ipynb" in sentence
    assert (course / "00_start.new.ipynb").read_text() == "more work"


def test_a_deleted_notebook_comes_back_fresh(notebooks, course):
    hand_out(notebooks, course)
    (course / NAME).unlink()
    assert hand_out(notebooks, course) == [f"{NAME}: copied"]


@pytest.mark.parametrize("record", [None, "{", "[]"])
def test_without_a_record_every_file_counts_as_the_students(notebooks, course, record):
    hand_out(notebooks, course)
    (course / NAME).write_text("my work")
    (course / ".dlcourse" / "copied.json").unlink()
    if record:
        (course / ".dlcourse" / "copied.json").write_text(record)
    hand_out(notebooks, course)
    assert (course / NAME).read_text() == "my work"
    assert set(json.loads((course / ".dlcourse" / "copied.json").read_text())) >= {NAME, "01_concepts.ipynb"}


class NothingOfTheStudentIsLost(RuleBasedStateMachine):
    """Whatever order a student's edits and new versions come in, every edit stays where it was made."""

    def __init__(self):
        super().__init__()
        self.place = TemporaryDirectory()
        self.notebooks, self.course = (Path(self.place.name) / name for name in ("originals", "course"))
        self.notebooks.mkdir()
        self.version = 0
        self.edits = {}
        self.release()
        self.hand_out()

    @rule()
    def release(self):
        self.version += 1
        (self.notebooks / NAME).write_text(f"version {self.version}")

    @rule()
    def hand_out(self):
        hand_out(self.notebooks, self.course)
        if not self.edits:
            assert texts(self.course) == {NAME: f"version {self.version}"}

    @rule(which=st.integers(0, 5), text=st.text(st.characters(codec="ascii"), max_size=3))
    def edit(self, which, text):
        files = sorted(self.course.glob("*.ipynb"))
        file = files[which % len(files)]
        self.edits[file] = f"work {text}".encode()
        file.write_bytes(self.edits[file])

    @invariant()
    def every_edit_is_still_there(self):
        for file, content in self.edits.items():
            assert file.read_bytes() == content

    def teardown(self):
        self.place.cleanup()


TestNothingOfTheStudentIsLost = NothingOfTheStudentIsLost.TestCase
TestNothingOfTheStudentIsLost.settings = settings(max_examples=30, stateful_step_count=12)


def test_the_command_hands_out_and_progress_is_kept_for_folders_inside(tmp_path, monkeypatch, capsys):
    assert main(["handout", str(tmp_path / "home")]) == 0
    assert (tmp_path / "home" / "00_start.ipynb").is_file()
    fetched = tmp_path / "home" / "04_activations"
    fetched.mkdir()
    monkeypatch.chdir(fetched)
    state().put("results", "activations.dead_fraction", {"points": 6, "full": True})
    assert main(["progress", "--json"]) == 0
    assert '"complete": 1' in capsys.readouterr().out
