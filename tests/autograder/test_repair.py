"""Repair: every kind of damage is mended, told to the student, and never believed to be a mark."""

import json
import os

import nbformat
import pytest
from nbformat.v4 import new_code_cell
from submissions import NOTEBOOK, cell_of, grade_id_of, released_text, solved, untouched

from autograder.grading.definitions import definitions
from autograder.grading.repair import _TOO_MUCH, LONGEST_ANSWER, MOST_OWN_CELLS, repair
from autograder.grading.submitted_folder import find_file
from dlcourse.notebook_file import read_notebook_file

RELEASED = nbformat.reads(released_text(), as_version=4)
GRADED = [grade_id_of(cell) for cell in RELEASED.cells if grade_id_of(cell)]


def repaired(notebook):
    content = notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode()
    result = repair(content, RELEASED)
    nbformat.validate(result.notebook)
    assert sorted(grade_id_of(cell) for cell in result.notebook.cells if grade_id_of(cell)) == sorted(GRADED)
    return result


def sources(notebook):
    return {grade_id_of(cell): cell.source for cell in notebook.cells if grade_id_of(cell)}


def place(notebook, id):
    return notebook.cells.index(cell_of(notebook, id))


@pytest.mark.parametrize("make", [untouched, solved])
def test_an_undamaged_notebook_comes_back_as_it_was_without_notes(make):
    result = repaired(make())
    assert result.notes == []
    assert [cell.source for cell in result.notebook.cells] == [cell.source for cell in make().cells]


def test_running_and_saving_is_no_damage():
    notebook = solved()
    for number, cell in enumerate(notebook.cells):
        cell.metadata["execution"] = {"iopub.execute_input": "2026-01-01T00:00:00"}
        cell.metadata["scrolled"] = True
        if cell.cell_type == "code":
            cell.execution_count = number
            cell.outputs = [nbformat.v4.new_output("stream", text="x")]
    notebook.metadata.kernelspec = {"name": "python4", "display_name": "Another"}
    result = repaired(notebook)
    assert result.notes == []
    assert result.notebook.metadata == RELEASED.metadata


def test_a_deleted_check_is_put_back_behind_its_answer():
    notebook = solved()
    notebook.cells.remove(cell_of(notebook, "collapse-check"))
    result = repaired(notebook)
    assert place(result.notebook, "collapse-check") == place(result.notebook, "collapse") + 1
    assert result.notes == ["The cell 'collapse-check' was missing; it was put back as released."]


def test_a_deleted_answer_is_put_back_as_released():
    notebook = solved()
    notebook.cells.remove(cell_of(notebook, "collapse"))
    result = repaired(notebook)
    assert sources(result.notebook)["collapse"] == cell_of(RELEASED, "collapse").source
    assert place(result.notebook, "collapse") < place(result.notebook, "collapse-check")


def test_of_two_copies_of_an_answer_the_one_that_was_worked_on_counts():
    for swap in (False, True):
        notebook = solved()
        index = place(notebook, "collapse")
        spare = nbformat.from_dict({**cell_of(untouched(), "collapse"), "id": "spare"})
        notebook.cells.insert(index + (0 if swap else 1), spare)
        result = repaired(notebook)
        assert sources(result.notebook)["collapse"] == cell_of(solved(), "collapse").source
        assert "2 cells 'collapse'" in result.notes[0]


def test_of_two_answers_the_later_one_counts_and_both_run():
    notebook = solved()
    second = nbformat.from_dict({**cell_of(notebook, "collapse"), "id": "second", "source": "second = 1"})
    notebook.cells.append(second)
    result = repaired(notebook)
    assert sources(result.notebook)["collapse"] == "second = 1"
    assert cell_of(solved(), "collapse").source in [cell.source for cell in result.notebook.cells]
    assert place(result.notebook, "collapse-check") > place(result.notebook, "collapse")


def test_a_copied_check_is_dropped():
    notebook = solved()
    notebook.cells.append(nbformat.from_dict({**cell_of(notebook, "collapse-check"), "id": "again"}))
    result = repaired(notebook)
    assert len(result.notebook.cells) == len(RELEASED.cells)
    assert "more than once" in result.notes[0]


def test_a_check_that_was_moved_up_is_moved_behind_its_answer():
    notebook = solved()
    notebook.cells.insert(0, notebook.cells.pop(place(notebook, "collapse-check")))
    result = repaired(notebook)
    assert place(result.notebook, "collapse-check") == place(result.notebook, "collapse") + 1


def test_an_order_of_the_students_own_is_kept():
    notebook = solved()
    moved = [notebook.cells.pop(place(notebook, id)) for id in ("forward", "forward-check")]
    notebook.cells += moved
    result = repaired(notebook)
    assert [grade_id_of(cell) for cell in result.notebook.cells][-2:] == ["forward", "forward-check"]
    assert result.notes == []


@pytest.mark.parametrize("keep_ids", [True, False])
def test_stripped_labels_are_found_again(keep_ids):
    notebook = solved()
    for number, cell in enumerate(notebook.cells):
        cell.metadata = {}
        cell.id = cell.id if keep_ids else f"new-{number}"
    result = repaired(notebook)
    assert sources(result.notebook) == sources(solved())
    assert all("lost its label" in note for note in result.notes)


def test_a_label_of_another_cell_is_believed_but_not_its_points():
    notebook = solved()
    notebook.cells.append(new_code_cell("10.0", metadata={"nbgrader": {"grade_id": "bonus", "points": 99}}))
    result = repaired(notebook)
    assert "not part of the assignment" in result.notes[0]
    assert "nbgrader" not in result.notebook.cells[-1].metadata


def test_a_changed_check_is_put_back():
    notebook = solved()
    cell_of(notebook, "collapse-check").source = "10.0"
    result = repaired(notebook)
    assert sources(result.notebook)["collapse-check"] == cell_of(RELEASED, "collapse-check").source
    assert "put back as released" in result.notes[0]


def test_an_answer_that_became_a_text_cell_is_run_as_code():
    notebook = solved()
    cell = cell_of(notebook, "collapse")
    notebook.cells[place(notebook, "collapse")] = {
        "cell_type": "markdown",
        "id": cell.id,
        "source": cell.source,
        "metadata": cell.metadata,
    }
    result = repaired(notebook)
    assert cell_of(result.notebook, "collapse").cell_type == "code"
    assert sources(result.notebook)["collapse"] == cell.source


@pytest.mark.parametrize(
    "change", [{"schema_version": 1}, {"schema_version": "x"}, {"locked": 5}, {"points": "many"}]
)
def test_old_and_odd_metadata_are_replaced(change):
    notebook = solved()
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader.update(change)
    result = repaired(notebook)
    for cell in RELEASED.cells:
        if grade_id_of(cell):
            assert cell_of(result.notebook, grade_id_of(cell)).metadata.nbgrader == cell.metadata.nbgrader


def test_format_3_is_read():
    notebook = nbformat.v4.downgrade(solved()) if hasattr(nbformat.v4, "downgrade") else solved()
    result = repaired(json.dumps(notebook).encode())
    assert sources(result.notebook)["collapse"] == cell_of(solved(), "collapse").source


def test_sources_as_lists_of_lines_and_a_byte_order_mark_are_read():
    notebook = solved()
    for cell in notebook.cells:
        cell["source"] = cell.source.splitlines(keepends=True)
    result = repaired(b"\xef\xbb\xbf" + json.dumps(notebook).encode())
    assert result.notes == []
    assert sources(result.notebook) == sources(solved())


@pytest.mark.parametrize(
    "content", [b"", b"{", b"null", b"[" * 10**5, b'{"cells": 5}', b"\xff" * 99, b'{"cells": [7]}']
)
def test_what_is_no_notebook_is_told_and_the_released_one_stands_in(content):
    result = repaired(content)
    assert not result.readable
    assert "cannot be read" in result.notes[0]
    assert sources(result.notebook) == sources(RELEASED)


def test_no_file_is_not_the_students_damage():
    result = repair(None, RELEASED)
    assert not result.readable and result.notes == []


def test_more_own_cells_than_anybody_reads_are_left_out():
    notebook = solved()
    notebook.cells += [new_code_cell("pass") for _ in range(MOST_OWN_CELLS + 100)]
    result = repaired(notebook)
    assert len(result.notebook.cells) <= MOST_OWN_CELLS + len(GRADED)
    assert "left out" in result.notes[-1]


@pytest.mark.parametrize("id", ["", "collapse", "unknown"])
def test_cells_beyond_all_measure_are_not_even_looked_at(id, monkeypatch):
    looked_at = []
    monkeypatch.setattr(
        "autograder.grading.repair.definitions",
        lambda source: looked_at.append(source) or definitions(source),
    )
    notebook = solved()
    about = {"nbgrader": {"grade_id": id}} if id else {}
    notebook.cells += [{**new_code_cell("pass"), "metadata": about} for _ in range(20 * MOST_OWN_CELLS)]
    result = repair(json.dumps(notebook).encode(), RELEASED)
    assert looked_at.count("pass") <= 10 * MOST_OWN_CELLS
    assert _TOO_MUCH in result.notes[0] and sources(result.notebook).keys() == set(GRADED)


def test_an_endless_answer_is_cut():
    notebook = solved()
    cell_of(notebook, "collapse").source += "#" * (LONGEST_ANSWER + 1)
    result = repaired(notebook)
    assert len(sources(result.notebook)["collapse"]) == LONGEST_ANSWER
    assert f"{LONGEST_ANSWER:,}" in result.notes[0]


def test_half_a_surrogate_pair_is_replaced():
    (cell,) = read_notebook_file(b'{"cells": [{"cell_type": "code", "source": "x = \\"\\ud800\\""}]}').cells
    cell.source.encode()


class TestFindingTheFile:
    """Files by other names."""

    def make(self, folder, *names):
        for age, name in enumerate(names):
            (folder / name).write_text("{}")
            os.utime(folder / name, (1000 + age, 1000 + age))

    def test_the_right_name_wins(self, tmp_path):
        self.make(tmp_path, f"{NOTEBOOK}.ipynb", f"{NOTEBOOK} (1).ipynb")
        assert find_file(tmp_path, NOTEBOOK) == (tmp_path / f"{NOTEBOOK}.ipynb", [])

    @pytest.mark.parametrize(
        "name", [f"{NOTEBOOK} (1).ipynb", f"{NOTEBOOK}-Copy2.ipynb", "04 Activations.ipynb"]
    )
    def test_a_renamed_file_is_found_and_told(self, tmp_path, name):
        self.make(tmp_path, "other.ipynb", name)
        file, notes = find_file(tmp_path, NOTEBOOK)
        assert file == tmp_path / name
        assert name in notes[0]

    def test_of_several_the_newest_counts(self, tmp_path):
        self.make(tmp_path, f"{NOTEBOOK} (2).ipynb", f"{NOTEBOOK} (1).ipynb")
        assert find_file(tmp_path, NOTEBOOK)[0] == tmp_path / f"{NOTEBOOK} (1).ipynb"

    def test_the_only_notebook_is_taken_whatever_its_name(self, tmp_path):
        self.make(tmp_path, "homework.ipynb", "notes.txt")
        assert find_file(tmp_path, NOTEBOOK)[0] == tmp_path / "homework.ipynb"

    def test_two_strangers_are_not_guessed_at(self, tmp_path):
        self.make(tmp_path, "a.ipynb", "b.ipynb")
        file, notes = find_file(tmp_path, NOTEBOOK)
        assert file is None and f"{NOTEBOOK}.ipynb" in notes[0]

    def test_hidden_copies_of_editors_are_ignored(self, tmp_path):
        self.make(tmp_path, ".~04_activations.ipynb", "homework.ipynb")
        assert find_file(tmp_path, NOTEBOOK)[0] == tmp_path / "homework.ipynb"
