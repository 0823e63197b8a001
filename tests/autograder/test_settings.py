"""What this course changes in nbgrader: untagged graded cells, page templates, stubs."""

from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.converters import Autograde
from nbgrader.preprocessors import ClearSolutions, Execute, OverwriteCells

from autograder.course.settings import (
    UntagGradedCells,
    autograde_preprocessors,
    page_templates,
    release_preprocessors,
    sanitize_preprocessors,
)
from autograder.grading.preprocessors import BookMarks, GradeInSandbox, RepairCells


@pytest.mark.parametrize("tags", [["demo"], ["demo", "x"], "demo", {"demo": 1}, None, []])
def test_graded_cells_lose_every_tag_however_they_are_written(tags):
    graded = new_code_cell("check()", metadata={"nbgrader": {"grade_id": "x-check"}})
    demo = new_code_cell("plot()", metadata={"tags": ["demo"]})
    notebook = new_notebook(cells=[graded, demo])
    notebook.cells[0].metadata["tags"] = tags  # a student's file may hold anything
    notebook, _ = UntagGradedCells().preprocess(notebook, {})
    assert "tags" not in notebook.cells[0].metadata
    assert notebook.cells[1].metadata.tags == ["demo"]


def test_nbgraders_own_steps_stay_in_their_order_between_ours():
    first, *stock, last = sanitize_preprocessors()
    assert stock == Autograde.sanitize_preprocessors.make_dynamic_default()
    assert OverwriteCells in stock and (first, last) == (RepairCells, UntagGradedCells)


def test_the_sandbox_stands_exactly_where_nbgrader_runs_a_kernel():
    stock = Autograde.autograde_preprocessors.make_dynamic_default()
    *steps, last = autograde_preprocessors()
    assert [Execute if step is GradeInSandbox else step for step in steps] == stock
    assert GradeInSandbox in steps and last is BookMarks


def test_solutions_are_cleared_once_by_the_courses_own_step():
    clearing = [step for step in release_preprocessors() if issubclass(step, ClearSolutions)]
    assert [step.__name__ for step in clearing] == ["StudentStubs"]


def test_the_page_templates_are_where_the_settings_say():
    ours, formgraders = map(Path, page_templates())
    assert (ours / "formgrade" / "mathjax.html.j2").is_file()
    assert (formgraders / "formgrade" / "index.html.j2").is_file()
    assert (formgraders / "feedback" / "index.html.j2").is_file()
    assert "http" not in (ours / "formgrade" / "mathjax.html.j2").read_text()
