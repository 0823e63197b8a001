"""Damaged notebooks and strange files, from the file to the mark."""

import json
import os

import nbformat
import pytest
from submissions import (
    NOTEBOOK,
    cell_of,
    grade_id_of,
    nothing,
    possible,
    solved,
    with_cell,
)

from autograder.grading.submitted_file import read_bytes
from autograder.grading.submitted_folder import find_file
from dlcourse.notebook_file import UnreadableError


def copied(cell, **changes):
    return nbformat.from_dict({**cell, "id": f"copy-of-{cell.id}", **changes})


def duplicated(notebook):
    for id in ("forward", "forward-check", "choose", "choose-check"):
        notebook.cells.append(copied(cell_of(notebook, id)))


def checks_deleted(notebook):
    notebook.cells = [cell for cell in notebook.cells if not grade_id_of(cell).endswith("-check")]


def one_label_lost(notebook):
    del cell_of(notebook, "collapse").metadata["nbgrader"]


def all_labels_lost(notebook):
    for number, cell in enumerate(notebook.cells):
        cell.metadata = {}
        cell.id = f"new-{number}"


def renamed_labels(notebook):
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader.grade_id = f"my-{cell.metadata.nbgrader.grade_id}"


def unknown_graded_cell(notebook):
    notebook.cells.append(copied(cell_of(notebook, "forward"), source="1"))
    notebook.cells[-1].metadata.nbgrader.grade_id = "bonus"


def old_schema(notebook):
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader.schema_version = 1


def no_schema(notebook):
    for cell in notebook.cells:
        cell.metadata.get("nbgrader", {}).pop("schema_version", None)


def reversed_cells(notebook):
    notebook.cells.reverse()
    for cell in notebook.cells:
        if "import numpy" in cell.source and "nbgrader" not in cell.metadata:
            notebook.cells.remove(cell)
            notebook.cells.insert(0, cell)
            return


def checks_first(notebook):
    notebook.cells.sort(key=lambda cell: not cell.source.startswith("check("))


def same_id_everywhere(notebook):
    for cell in notebook.cells:
        cell.id = "same"


def strange_ids(notebook):
    for number, cell in enumerate(notebook.cells):
        cell["id"] = ("ü" * 80, 5, None, "", "a b", "../../x")[number % 6]


DAMAGES = [
    *(duplicated, checks_deleted, one_label_lost, all_labels_lost, renamed_labels, unknown_graded_cell),
    *(old_schema, no_schema, reversed_cells, checks_first, same_id_everywhere, strange_ids),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_notebook_gets_what_it_deserves(attack, damage):
    notebook = solved()
    damage(notebook)
    graded = attack(notebook)
    assert graded.marks == possible(), graded.result.entry.notes
    nbformat.validate(nbformat.reads(graded.result.text, as_version=4))


CONTENTS = {
    "nothing": None,
    "an empty file": b"",
    "not json": b"{'cells': []}",
    "a list": b"[1, 2, 3]",
    "a number": b"1" * 100_000,
    "nested lists": b"[" * 1_000_000,
    "no cells": b'{"cells": []}',
    "cells of no kind": b'{"cells": [1, null, "x", [], {}, {"cell_type": "magic"}]}',
    "binary": bytes(range(256)) * 1000,
    "NaN": b'{"cells": NaN}',
    "many lists": b"[" + b"[]," * 2_000_000 + b"[]]",
}


@pytest.mark.parametrize("name", CONTENTS)
def test_a_file_that_is_no_notebook_earns_nothing_and_breaks_nothing(attack, name):
    graded = attack(CONTENTS[name])
    assert graded.marks == nothing()
    assert CONTENTS[name] is None or "cannot be read" in graded.result.entry.notes[0]


def test_a_byte_order_mark_and_broken_characters_cost_nothing(attack):
    text = json.dumps(with_cell(solved(), "# broken: BROKEN \\ud800"))
    for content in (
        b"\xef\xbb\xbf" + text.encode(),
        text.encode().replace(b"BROKEN", b"\xff\xfe\xed\xa0\x80"),
    ):
        assert attack(content).marks == possible()


@pytest.mark.slow
def test_a_huge_notebook_is_graded_without_what_is_too_much(attack):
    notebook = solved()
    notebook.cells += [nbformat.v4.new_markdown_cell("x" * 1000) for _ in range(20_000)]
    notebook.cells += [nbformat.v4.new_code_cell("pass") for _ in range(1000)]
    notebook.cells[2]["attachments"] = {"bomb.png": {"image/png": "A" * 20_000_000}}
    with_cell(notebook, "# " + "y" * 10_000_000, "end")
    graded = attack(notebook)
    assert graded.marks == possible()
    assert any("left out" in note for note in graded.result.entry.notes)
    assert len(graded.result.text) < 10_000_000


@pytest.mark.slow
def test_text_that_grows_when_read_does_not_break_the_line(attack):
    content = json.dumps(with_cell(solved(), "# GROWS")).encode().replace(b"GROWS", b"\xff" * 40_000_000)
    assert attack(content).marks == possible()


def test_a_huge_answer_is_cut(attack):
    notebook = solved()
    cell_of(notebook, "collapse").source += "\n# " + "x" * 10_000_000
    graded = attack(notebook)
    assert graded.marks == possible()
    assert any("was cut" in note for note in graded.result.entry.notes)


class TestFiles:
    """What stands in the folder of a submission."""

    def test_a_link_is_not_followed(self, tmp_path):
        secret = tmp_path / "gradebook.db"
        secret.write_text("secret")
        link = tmp_path / f"{NOTEBOOK}.ipynb"
        link.symlink_to(secret)
        file, _ = find_file(tmp_path, NOTEBOOK)
        with pytest.raises(UnreadableError):
            read_bytes(file)

    def test_a_pipe_does_not_hang(self, tmp_path):
        os.mkfifo(tmp_path / f"{NOTEBOOK}.ipynb")
        with pytest.raises(UnreadableError, match="regular"):
            read_bytes(find_file(tmp_path, NOTEBOOK)[0])

    def test_a_folder_is_no_file(self, tmp_path):
        (tmp_path / f"{NOTEBOOK}.ipynb").mkdir()
        with pytest.raises(UnreadableError):
            read_bytes(find_file(tmp_path, NOTEBOOK)[0])

    def test_an_endless_device_is_not_read(self, tmp_path):
        (tmp_path / f"{NOTEBOOK}.ipynb").symlink_to("/dev/zero")
        with pytest.raises(UnreadableError):
            read_bytes(find_file(tmp_path, NOTEBOOK)[0])

    def test_a_file_that_is_too_large_is_not_read(self, tmp_path):
        with (tmp_path / f"{NOTEBOOK}.ipynb").open("wb") as file:
            file.truncate(2**40)
        with pytest.raises(UnreadableError, match="MB"):
            read_bytes(find_file(tmp_path, NOTEBOOK)[0])
