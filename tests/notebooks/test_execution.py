"""Both editions of every notebook run from top to bottom in a fresh kernel, without a network."""

import os
import resource as resource_module
import subprocess
import sys

import nbformat
import pytest
from claims import with_claims
from everything import only_with_everything
from tools import without_network

from autograder.notebooks import solution_edition, student_edition
from autograder.notebooks.roles import DEMO
from dlcourse.checking.registry import exercises
from dlcourse.commands.notebook_run import VERDICT
from dlcourse.curriculum import chapter_of
from dlcourse.resources import resource

pytestmark = pytest.mark.notebook

SOURCES = sorted((resource("notebooks") / "source").glob("[0-9][0-9]_*.md"))
LONGEST = 90
"""Processor seconds that a notebook may take: 60 on a machine of its own, half more on busy cores."""

OTHER_KERNEL = 3 if "OPENBLAS_CORETYPE" in os.environ else 1
"""Older processors' instructions are slower; what is asked there is whether the results hold."""

LONGER = {"14_frameworks": 240}
"""With all its frameworks installed; without them chapter 14 takes half of LONGEST."""

each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda file: file.stem)


def execute(notebook, folder, longest):
    """Run a notebook as nbclient does, in a process without a network; return it executed."""
    file = folder / "notebook.ipynb"
    nbformat.write(notebook, file)
    before = processor_seconds()
    program = [sys.executable, "-c", "from nbclient.cli import NbClientApp as App; App.launch_instance()"]
    command = [*program, "--allow-errors", "--output", "executed", str(file)]
    done = subprocess.run(
        without_network(command), cwd=folder, capture_output=True, text=True, timeout=5 * longest
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert processor_seconds() - before < longest
    return nbformat.read(folder / "executed.ipynb", as_version=4)


def longest_of(source):
    return OTHER_KERNEL * LONGER.get(source.stem, LONGEST)


def processor_seconds():
    """What all programs started and ended so far have used."""
    used = resource_module.getrusage(resource_module.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


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


def full_points(source):
    return {exercise.name: exercise.points for exercise in exercises(chapter_of(source.name))}


@each_source
def test_the_solution_edition_earns_all_points_and_what_it_says_of_its_results_is_true(source, tmp_path):
    executed = execute(with_claims(source), tmp_path, longest_of(source))
    assert errors(executed) == []
    assert points_of(executed) == full_points(source)
    for cell in executed.cells:
        if cell.id.endswith("-check"):
            reports = [out.data for out in cell.outputs if VERDICT in out.get("data", {})]
            assert len(reports) == 1
            assert "All right" in reports[0]["text/plain"] and "<table>" in reports[0]["text/html"]


@only_with_everything  # make test grades the solutions without demo cells, in the sandbox
@each_source
def test_without_demo_cells_as_when_grading_all_points_are_earned_too(source, tmp_path):
    notebook = solution_edition(source)
    notebook.cells = [cell for cell in notebook.cells if DEMO not in cell.metadata.get("tags", [])]
    executed = execute(notebook, tmp_path, longest_of(source))
    assert errors(executed) == []
    assert points_of(executed) == full_points(source)


@only_with_everything
@each_source
def test_the_untouched_student_edition_runs_to_the_end_and_earns_nothing(source, tmp_path):
    executed = execute(student_edition(source), tmp_path, longest_of(source))
    assert errors(executed) == []
    assert points_of(executed) == dict.fromkeys(full_points(source), 0.0)


@only_with_everything
@each_source
def test_nbval(source, tmp_path):
    """The solution edition through nbval, as maintainers run it by hand."""
    file = tmp_path / "notebook.ipynb"
    nbformat.write(solution_edition(source), file)
    command = [sys.executable, "-m", "pytest", "--nbval-lax", "-q", "-p", "no:cacheprovider", str(file)]
    done = subprocess.run(
        without_network(command), cwd=tmp_path, capture_output=True, text=True, timeout=5 * longest_of(source)
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_there_is_no_network_during_these_tests():
    """Only the machine itself can be reached, which kernels need."""
    program = "import socket; print([name for _, name in socket.if_nameindex()])"
    command = [sys.executable, "-c", program]
    isolated = without_network(command)
    if isolated == command:
        pytest.skip("network namespaces cannot be made here (they need Linux and bubblewrap)")
    done = subprocess.run(isolated, capture_output=True, text=True)
    assert done.stdout == "['lo']\n", done.stderr
