"""Both editions of every notebook run from top to bottom in a fresh kernel, without a network."""

import subprocess
import sys
import time

import nbformat
import pytest
from tools import without_network

from autograder.notebooks import solution_edition, student_edition
from dlcourse.checking.registry import chapter_of, exercises
from dlcourse.commands.notebook_run import VERDICT
from dlcourse.resources import resource

pytestmark = pytest.mark.notebook

SOURCES = sorted((resource("notebooks") / "source").glob("[0-9][0-9]_*.md"))
LONGEST = 60
"""Seconds that a notebook may take on two cores."""

each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda file: file.stem)


def execute(notebook, folder):
    """Run a notebook as nbclient does, in a process without a network; return it executed."""
    file = folder / "notebook.ipynb"
    nbformat.write(notebook, file)
    started = time.monotonic()
    program = [sys.executable, "-c", "from nbclient.cli import NbClientApp as App; App.launch_instance()"]
    command = [*program, "--allow-errors", "--output", "executed", str(file)]
    done = subprocess.run(
        without_network(command), cwd=folder, capture_output=True, text=True, timeout=5 * LONGEST
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert time.monotonic() - started < LONGEST
    return nbformat.read(folder / "executed.ipynb", as_version=4)


def points_of(notebook):
    """What every check cell returned, by exercise name."""
    return {
        cell.id.removesuffix("-check"): float(output["data"]["text/plain"])
        for cell in notebook.cells
        if cell.id.endswith("-check")
        for output in cell.outputs
        if output.output_type == "execute_result"
    }


def errors(notebook):
    outputs = [(cell.id, out) for cell in notebook.cells if cell.cell_type == "code" for out in cell.outputs]
    return [(id, out.get("evalue") or out.get("text")) for id, out in outputs if is_error(out)]


def is_error(output):
    return output.output_type == "error" or output.get("name") == "stderr"


@each_source
def test_the_solution_edition_earns_all_points_without_an_error(source, tmp_path):
    executed = execute(solution_edition(source), tmp_path)
    assert errors(executed) == []
    expected = {exercise.name: exercise.points for exercise in exercises(chapter_of(source.name))}
    assert points_of(executed) == expected


@each_source
def test_the_untouched_student_edition_runs_to_the_end_and_earns_nothing(source, tmp_path):
    executed = execute(student_edition(source), tmp_path)
    assert errors(executed) == []
    assert set(points_of(executed).values()) == {0.0}
    assert len(points_of(executed)) == len(exercises(chapter_of(source.name)))


@each_source
def test_every_check_cell_reports_in_words_and_for_programs(source, tmp_path):
    executed = execute(solution_edition(source), tmp_path)
    for cell in executed.cells:
        if cell.id.endswith("-check"):
            reports = [out.data for out in cell.outputs if VERDICT in out.get("data", {})]
            assert len(reports) == 1
            assert "All right" in reports[0]["text/plain"] and "<table>" in reports[0]["text/html"]


@each_source
def test_nbval(source, tmp_path):
    """The same through nbval, as maintainers run it by hand."""
    file = tmp_path / "notebook.ipynb"
    nbformat.write(solution_edition(source), file)
    command = [sys.executable, "-m", "pytest", "--nbval-lax", "-q", "-p", "no:cacheprovider", str(file)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=5 * LONGEST)
    assert done.returncode == 0, done.stdout[-3000:]
