"""The student notebooks: up to date, complete metadata, and nothing in them that gives a solution away."""

import ast
import re
from itertools import pairwise

import nbformat
import pytest

from autograder.notebooks import build_notebooks, solution_edition, student_edition
from autograder.notebooks.build import to_text
from autograder.notebooks.regions import BEGIN, END
from dlcourse.checking.registry import exercises
from dlcourse.curriculum import chapter_of
from dlcourse.resources import resource

NOTEBOOKS = resource("notebooks")
SOURCES = sorted((NOTEBOOKS / "source").glob("[0-9][0-9]_*.md"))

each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda file: file.stem)


@pytest.fixture(scope="module")
def editions():
    return {file: (solution_edition(file), student_edition(file)) for file in SOURCES}


def graded(notebook):
    return [cell for cell in notebook.cells if "nbgrader" in cell.metadata]


def test_committed_notebooks_are_up_to_date():
    assert build_notebooks(NOTEBOOKS, check=True) == [], "run: make notebooks"


@each_source
def test_building_twice_gives_the_same_bytes(source):
    assert to_text(student_edition(source)) == to_text(student_edition(source))


@each_source
def test_every_exercise_has_an_answer_and_a_check_cell_and_its_points(source, editions):
    _, student = editions[source]
    chapter = chapter_of(source.name)
    by_id = {cell.metadata.nbgrader.grade_id: cell.metadata.nbgrader for cell in graded(student)}
    for exercise in exercises(chapter):
        answer, check = by_id[exercise.name], by_id[f"{exercise.name}-check"]
        assert answer.solution and not answer.grade and not answer.locked
        assert check.grade and check.locked and not check.solution
        assert check.points == exercise.points
    for metadata in by_id.values():
        assert metadata.schema_version == 3
        assert re.fullmatch(r"[a-zA-Z0-9_\-]+", metadata.grade_id)


@each_source
def test_ids_are_unique_and_valid_and_metadata_is_clean(source, editions):
    for notebook in editions[source]:
        nbformat.validate(notebook)
        ids = [cell.id for cell in notebook.cells]
        assert len(set(ids)) == len(ids)
        assert "jupytext" not in str(notebook.metadata)
        assert notebook.metadata.kernelspec.name == "python3"
        allowed = {"tags", "nbgrader", "deletable", "editable"}
        assert all(set(cell.metadata) <= allowed for cell in notebook.cells)


@each_source
def test_no_outputs_and_no_execution_counts(source, editions):
    for cell in editions[source][1].cells:
        if cell.cell_type == "code":
            assert cell.outputs == [] and cell.execution_count is None


def code_lines(text) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def regions(cell) -> list[list[str]]:
    """The lines of each solution region of a cell."""
    found = re.findall(rf"{BEGIN}\n(.*?)^\s*{END}$", cell.source, re.DOTALL | re.MULTILINE)
    return [code_lines(region) for region in found]


@each_source
def test_no_line_of_a_solution_is_in_the_stub(source, editions):
    solution, student = editions[source]
    answers = [cell for cell in solution.cells if BEGIN in cell.source]
    assert answers
    stubs = {cell.id: cell.source for cell in student.cells}
    for cell in answers:
        stub = code_lines(stubs[cell.id])
        assert len(regions(cell)) == cell.source.count(BEGIN)
        assert stub.count("# YOUR CODE HERE") == cell.source.count(BEGIN)
        assert [line for region in regions(cell) for line in region if line in stub] == []
        assert not any(BEGIN in line or END in line for line in stub)


@each_source
def test_no_solution_stands_anywhere_else_in_the_student_notebook(source, editions):
    """Single lines may come again in a demo cell; a one-line solution, or two lines in a row, may not."""
    solution, student = editions[source]
    lines = [("", *code_lines(cell.source), "") for cell in student.cells]
    rows = {row for cell in lines for row in pairwise(cell)} | {(line,) for cell in lines for line in cell}
    for cell in solution.cells:
        for region in regions(cell):
            secret = pairwise(region) if len(region) > 1 else [tuple(region)]
            assert [row for row in secret if row in rows] == [], cell.id


@each_source
def test_a_check_cell_holds_names_only(source, editions):
    """So neither a case nor an expected value can be in it."""
    checks = [cell for cell in editions[source][1].cells if cell.id.endswith("-check")]
    assert len(checks) == len(exercises(chapter_of(source.name)))
    for cell in checks:
        call = ast.parse(cell.source, mode="eval").body
        assert isinstance(call, ast.Call) and not call.keywords
        assert all(isinstance(argument, ast.Name) for argument in call.args[1:]), cell.id


def test_a_literal_answer_of_a_quiz_is_nowhere_in_the_student_notebook(editions):
    for source, (_, student) in editions.items():
        text = to_text(student)
        for exercise in exercises(chapter_of(source.name)):
            for answer in exercise.answers:
                for question, letter in getattr(answer, "key", {}).items():
                    assert f'"{question}": "{letter}"' not in text


@each_source
def test_student_cells_are_valid_python(source, editions):
    for cell in editions[source][1].cells:
        if cell.cell_type == "code":
            ast.parse(cell.source)


@each_source
def test_the_first_code_cell_loads_neither_torch_nor_references(source, editions):
    first = next(cell for cell in editions[source][0].cells if cell.cell_type == "code")
    assert "from dlcourse import check, explore" in first.source
    assert "torch" not in first.source and "dlcourse.numpy" not in first.source


@each_source
def test_every_column_of_a_table_has_a_heading(source):
    """A screen reader says it before each cell."""
    for heads in re.findall(r"^\|(.+)\|\n\|[-:| ]+\|$", source.read_text(encoding="utf-8"), re.MULTILINE):
        assert all(head.strip() for head in heads.split("|")), heads
