"""The memory of a course folder: what is put comes back, in every process, and nothing is lost on the way."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dlcourse.files import write_atomically
from dlcourse.state import SECTIONS, State, course_folder, state

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@pytest.fixture
def course(tmp_path, monkeypatch):
    folder = tmp_path / "my course"
    (folder / ".dlcourse").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def file(course):
    return course / ".dlcourse" / "state.json"


@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine draws slowly
@given(section=st.sampled_from(SECTIONS), key=st.text(), value=json_values)
def test_a_value_comes_back_in_another_process_and_in_memory(tmp_path_factory, section, key, value):
    file = tmp_path_factory.mktemp("state") / "state.json"
    memory = State()
    for written, read in [(State(file), State(file)), (memory, memory)]:
        written.put(section, key, value)
        assert read.get(section, key) == value
        assert read.section(section) == {key: value}


def test_what_is_missing_gives_the_default(file):
    assert State(file).get("hints", "cnn.conv2d") is None
    assert State(file).get("hints", "cnn.conv2d", default=0) == 0
    assert not file.exists()


def test_keys_and_sections_do_not_disturb_each_other(file):
    notebook, other_notebook = State(file), State(file)
    notebook.put("results", "a", 1)
    other_notebook.put("results", "b", 2)
    notebook.put("hints", "a", 3)
    assert json.loads(file.read_text()) == {"results": {"a": 1, "b": 2}, "hints": {"a": 3}}


def test_memory_keeps_what_json_keeps():
    memory = State()
    given = {"when": (1, 2)}
    memory.put("settings", "x", given)
    given["when"] = None
    assert memory.get("settings", "x") == {"when": [1, 2]}


def test_the_folder_is_found_from_below(course, monkeypatch):
    below = course / "figures" / "deep"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert course_folder() == course
    assert state().file == course / ".dlcourse" / "state.json"
    assert state() is state()


def test_without_a_course_folder_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert course_folder() is None
    state().put("settings", "language", "zh")
    assert state().get("settings", "language") == "zh"
    assert list(tmp_path.iterdir()) == []
    state().put("settings", "language", "en")


@pytest.mark.skipif(os.name == "nt", reason="Windows does not delete the current directory")
def test_a_deleted_current_directory_is_no_course_folder(tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert course_folder() is None


@pytest.mark.parametrize("content", [b"{", b"", b"[1, 2]", b'{"results": 3}', b"\xff\xfe"])
def test_a_damaged_file_is_kept_beside_a_new_one(file, content):
    file.write_bytes(content)
    memory = State(file)
    with pytest.warns(UserWarning, match=r"state\.json\.broken"):
        assert memory.get("results", "a") is None
    memory.put("results", "a", 1)
    assert file.with_name("state.json.broken").read_bytes() == content
    assert State(file).get("results", "a") == 1


def test_a_failed_write_costs_a_warning_and_is_made_up_for(file, monkeypatch):
    memory = State(file)
    memory.put("results", "a", 1)

    def refuse(*paths):
        raise PermissionError("read-only")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        with pytest.warns(UserWarning, match="cannot be written"):
            memory.put("results", "b", 2)
    assert memory.get("results", "b") == 2
    assert json.loads(file.read_text()) == {"results": {"a": 1}}
    assert [path.name for path in file.parent.iterdir()] == ["state.json"]
    memory.put("results", "c", 3)
    assert State(file).section("results") == {"a": 1, "b": 2, "c": 3}


def test_an_unreadable_file_costs_a_warning(file):
    file.mkdir()  # reading a directory fails for every user, root included
    with pytest.warns(UserWarning, match="cannot be read"):
        assert State(file).get("results", "a", 7) == 7


def test_a_value_that_json_cannot_hold_changes_nothing(file):
    memory = State(file)
    memory.put("results", "a", 1)
    with pytest.raises(TypeError, match="JSON serializable"):
        memory.put("results", "a", {1, 2})
    assert memory.get("results", "a") == 1


@pytest.mark.parametrize("use", [lambda s: s.get("result", "a"), lambda s: s.put("result", "a", 1)])
def test_an_unknown_section_is_refused(use):
    listed = "predictions, explanations, selftests, hints, results, settings"
    with pytest.raises(ValueError, match=f"no section 'result'; it has {listed}"):
        use(State())


def test_an_atomic_write_leaves_the_old_content_when_it_fails(tmp_path, monkeypatch):
    file = tmp_path / "x.json"
    write_atomically(file, b"old")
    monkeypatch.setattr(Path, "replace", lambda *paths: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_atomically(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_what_was_reached_under_a_former_id_counts_and_never_hides_what_came_later(file):
    memory = State(file)
    memory.put("results", "cnn_layers.maxpool2d", 1)
    assert memory.section("results") == {"cnn_layers.max_pool2d": 1}
    memory.put("results", "cnn_layers.max_pool2d", 2)
    assert State(file).section("results") == {"cnn_layers.max_pool2d": 2}
    assert State(file).get("results", "cnn_layers.max_pool2d") == 2
