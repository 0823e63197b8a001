"""Files as browsers, mail programs, editors and version control leave them."""

import json
import os
from datetime import datetime
from zipfile import ZipFile

import pytest
from submissions import NOTEBOOK, grade, nothing, possible, released_text, solved, untouched

from autograder.grading import submitted_file
from autograder.grading.submitted_folder import read_submitted
from autograder.grading.time_stamps import read_stamp
from dlcourse import notebook_file

SOLVED = json.dumps(solved(), indent=1)


def with_tab(text):
    """A real tab inside a text."""
    return text.replace("def relu", "# a\tb\\ndef relu", 1)


def zipped(tmp_path, name="work.ipynb"):
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(name, SOLVED)
    return (tmp_path / "a.zip").read_bytes()


def without_line_breaks():
    notebook = json.loads(SOLVED)
    for cell in notebook["cells"]:
        cell["source"] = cell["source"].split("\n")
    return json.dumps(notebook)


READ = {
    "lists of lines without line breaks": (without_line_breaks(), "without line breaks"),
    "text behind it": (SOLVED + "\n}\nsent from my phone\n", "text before or behind"),
    "a mail's head before it": ("From: alice\nSubject: homework\n\n" + SOLVED, "text before or behind"),
    "twice the same": (SOLVED + SOLVED, "text before or behind"),
    "a real tab": (with_tab(SOLVED), "a tab or a line break"),
    "a comma too many": (SOLVED.replace("\n ],", "\n ,],", 1).replace(" ,],", ",\n ],", 1), "comma"),
    "a comma at the end": (SOLVED.rstrip()[:-1].rstrip() + ",\n}", "comma"),
    "no end": (SOLVED.rstrip().removesuffix("}"), "cut off or broken"),
    "UTF-16 with a mark": (SOLVED.encode("utf-16"), "UTF-16"),
    "UTF-16 without one": (SOLVED.encode("utf-16-le"), "UTF-16"),
    "UTF-32": (SOLVED.encode("utf-32"), "UTF-32"),
    "a byte-order mark": (b"\xef\xbb\xbf" + SOLVED.encode(), ""),
    "lines of Windows": (SOLVED.replace("\n", "\r\n"), ""),
}


@pytest.mark.parametrize("oddity", READ)
def test_what_a_lenient_reader_understands_is_graded_and_told(oddity):
    content, word = READ[oddity]
    graded = grade(content.encode() if isinstance(content, str) else content)
    assert graded.marks == possible(), graded.result.entry.notes
    assert any(word in note for note in graded.result.entry.notes) if word else not graded.result.entry.notes


def test_of_a_file_that_is_cut_off_the_whole_cells_count():
    graded = grade(SOLVED[: SOLVED.index('"collapse-check"')].encode())
    assert graded.marks["forward"] == possible()["forward"] and graded.marks["choose"] == 0
    assert "cut off" in graded.result.entry.notes[0]


def test_what_cannot_be_read_is_called_by_its_name(tmp_path):
    conflict = "{\n<<<<<<< HEAD\n" + SOLVED[2:] + "\n=======\n>>>>>>> main\n"
    for content, word in (
        (conflict.encode(), "git conflict"),
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"\xef\xbb\xbf\n", "is empty"),
        (zipped(tmp_path), "ZIP archive"),
        (b"<!DOCTYPE html><html>Please log in</html>", "web page"),
        (b"\n\n<html>", "web page"),
        (b"import numpy as np\n", "begins with 'import numpy as np'"),
        (b"version https://git-lfs.github.com/spec/v1\n", "Git LFS"),
        (b"\x89PNG\r\n", "begins with"),
        (b"Rar!\x1a\x07", "compressed"),
        (b'{"cells": 5,', "damaged"),
    ):
        graded = grade(content)
        assert graded.marks == nothing()
        assert word in graded.result.entry.notes[0]


def test_a_text_that_looks_like_outputs_stays(monkeypatch):
    monkeypatch.setattr(notebook_file, "MOST_OBJECTS", 1000)
    notebook = untouched()
    notebook.cells[3].source += '\ns = \'"outputs": [ "\' + "]"'
    notebook.cells[1]["outputs"] = [
        {"output_type": "stream", "name": "stdout", "text": ["[", "\\", '"]"']}
    ] * 2000
    cells = notebook_file.read_notebook_file(json.dumps(notebook).encode()).cells
    assert [cell.source for cell in cells] == [cell.source for cell in notebook.cells]


def test_outputs_do_not_count(tmp_path, monkeypatch):
    monkeypatch.setattr(submitted_file, "LARGEST", 300_000)
    notebook = solved()
    notebook.cells[1]["outputs"] = [{"output_type": "display_data", "data": {"image/png": "A" * 10**6}}]
    file = tmp_path / f"{NOTEBOOK}.ipynb"
    file.write_text(json.dumps(notebook))
    assert grade(submitted_file.read_notebook(file)).marks == possible()


NAMES = [
    f"{NOTEBOOK}.ipynb.json",
    f"{NOTEBOOK}.ipynb.txt",
    f"{NOTEBOOK} (1).ipynb",
    f"{NOTEBOOK}/{NOTEBOOK}.ipynb",
    f"submission/week 4/{NOTEBOOK}.ipynb",
    f"alice_{NOTEBOOK}.ipynb",
    f"alice_12345_678_{NOTEBOOK}-2.ipynb",
    f"Copy of {NOTEBOOK}.ipynb",
    f"{NOTEBOOK}.IPYNB",
    "04 Activations.ipynb",
    "homework.ipynb",
    NOTEBOOK,
    f"{NOTEBOOK}.ipnyb",
    f"week 4/{NOTEBOOK}.ipyn",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_that_browsers_and_systems_give_are_found_and_told(tmp_path, name):
    (tmp_path / "notes.ipynb").write_text(json.dumps({"cells": [{"cell_type": "code", "source": "1"}]}))
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(SOLVED)
    content, notes = read_submitted(tmp_path, NOTEBOOK, released_text())
    assert content == SOLVED.encode()
    assert name in notes[0]


@pytest.mark.parametrize("copy", [f"{NOTEBOOK}-Copy1.ipynb", f"{NOTEBOOK} (2).ipynb", "mine/work.ipynb"])
def test_a_copy_that_was_worked_on_goes_before_the_untouched_original(tmp_path, copy):
    original = tmp_path / f"{NOTEBOOK}.ipynb"
    original.write_text(released_text())
    (tmp_path / copy).parent.mkdir(exist_ok=True)
    (tmp_path / copy).write_text(SOLVED)
    os.utime(tmp_path / copy, (1, 1))
    content, notes = read_submitted(tmp_path, NOTEBOOK, released_text())
    assert content == SOLVED.encode() and copy in notes[0]
    original.write_text(SOLVED.replace("0.5 *", "0.50 *"))
    assert read_submitted(tmp_path, NOTEBOOK, released_text()) == (original.read_bytes(), [])


def test_what_lies_there_instead_is_told(tmp_path):
    for name in ("timestamp.txt", "Müller.zip", f"{NOTEBOOK}.html"):
        (tmp_path / name).write_text("x")
    content, notes = read_submitted(tmp_path, NOTEBOOK, released_text())
    assert content is None
    assert notes == [
        f"There is no file {NOTEBOOK}.ipynb in the submission; there is '{NOTEBOOK}.html', 'Müller.zip'."
    ]


def test_hidden_files_and_checkpoints_are_nobodys_work(tmp_path):
    (tmp_path / ".ipynb_checkpoints").mkdir()
    (tmp_path / ".ipynb_checkpoints" / f"{NOTEBOOK}-checkpoint.ipynb").write_text(SOLVED)
    content, notes = read_submitted(tmp_path, NOTEBOOK, released_text())
    assert content is None and "There is no file" in notes[0]


EVENING = datetime(2026, 11, 30, 20, 15)
STAMPS = {
    "2026-11-30 20:15:00.000000 UTC": EVENING,
    "\ufeff2026-11-30 20:15:00 UTC": EVENING,
    "2026年11月30日 20:15": EVENING,
    "2026年11月30日 下午8:15": EVENING,
    "2026年11月30日 星期一 20时15分": EVENING,
    "２０２６－１１－３０　２０：１５": EVENING,
    "2026/11/30 20:15": EVENING,
    "2026-11-30T22:15:00+02:00": EVENING,
    "11/30/2026 8:15 PM": EVENING,
    "30.11.2026, 20:15 Uhr": EVENING,
    "2026년 11월 30일 오후 8:15": EVENING,
    "2026-12-01 04:15:00 +0800": EVENING,
    "Mon Nov 30 2026 21:15:00 GMT+0100 (CET)": EVENING,
    "2026-11-30 21:15:00 Europe/Berlin": EVENING,
    "1796069700": EVENING,
    "1796069700123": EVENING,
    "05.11.2026 20:15": datetime(2026, 11, 5, 20, 15),
    "11/05/2026 20:15": None,  # in America another day than elsewhere
    "20:15": None,
    "Nov 30": None,
    "-1": None,
    "9999-12-31 23:59 -0500": datetime(9999, 12, 31, 23, 59),
    "2026-11-30 20:15 Etc/../../../dev/zero": EVENING,
    "yesterday evening": None,
    "9" * 40: None,
    "2026年13月45日 20:15": None,
    "": None,
}


@pytest.mark.parametrize("text", STAMPS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_time_stamps_are_read_as_systems_write_them(tmp_path, text, encoding):
    (tmp_path / "timestamp.txt").write_bytes(text.encode(encoding))
    moment, oddity = read_stamp(tmp_path)
    assert moment == STAMPS[text]
    assert bool(oddity) == (moment is None)


def test_what_is_no_file_of_text_is_told_and_stops_nobody(tmp_path):
    stamp = tmp_path / "timestamp.txt"
    assert read_stamp(tmp_path) == (None, "")
    for make in (stamp.mkdir, lambda: os.mkfifo(stamp), lambda: stamp.symlink_to("/dev/zero")):
        make()
        assert "timestamp.txt" in read_stamp(tmp_path)[1]
        stamp.rmdir() if stamp.is_dir() else stamp.unlink()
    stamp.write_bytes(b"\xff" * 10**6)
    assert "timestamp.txt" in read_stamp(tmp_path)[1]
