"""The test command itself: it goes on after a failure, sums up at its end, and knows what is a chapter's."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from chapter_tests import belongs

ROOT = Path(__file__).parent.parent

MAKEFILE = """
good:
	@echo going well
broken:
	@exit 3
tests:
	@"{python}" -m pytest -q -p no:cacheprovider -o junit_family=xunit1 --junitxml="$(REPORT)" test_some.py
"""

TESTS = """
import pytest

class TestSums:
    @pytest.mark.parametrize("number", [1, 2])
    def test_one(self, number):
        assert number == 1, "a sum that is not right"

@pytest.fixture
def missing():
    raise OSError("nothing there")

def test_needs_it(missing):
    pass

@pytest.mark.skip
def test_later():
    pass
"""


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "a clone"
    (folder / "scripts").mkdir(parents=True)
    shutil.copy(ROOT / "scripts" / "test_run.py", folder / "scripts")
    (folder / "Makefile").write_text(MAKEFILE.format(python=sys.executable))
    (folder / "test_some.py").write_text(TESTS)
    return folder


def run(project, *parts):
    command = [sys.executable, str(project / "scripts" / "test_run.py"), *parts]
    return subprocess.run(command, cwd=project, capture_output=True, text=True)


def test_every_part_is_run_and_every_failure_is_named_at_the_end(project):
    done = run(project, "broken", "tests", "good")
    assert done.returncode == 1
    before, _, summary = done.stdout.partition("\npart ")
    assert "going well" in before
    rows = {line.split()[0]: line.split()[2:] for line in summary.splitlines()[1:5]}
    assert rows == {"broken": [], "tests": ["4", "1", "2"], "good": [], "all": []}
    assert "  broken: ended with status" in summary
    assert "  tests: test_some.py::TestSums::test_one[2]: AssertionError: a sum that is not right" in summary
    assert "  tests: test_some.py::test_needs_it: " in summary and "nothing there" in summary


def test_a_green_run_says_so(project):
    done = run(project, "good")
    assert done.returncode == 0
    assert done.stdout.endswith("Nothing failed.\n")


def test_an_old_report_is_not_read_again(project):
    run(project, "tests")
    (project / "Makefile").write_text("tests:\n\t@exit 5\n")
    assert "  tests: ended with status" in run(project, "tests").stdout


@pytest.mark.parametrize(
    "test",
    [
        "tests/chapters/test_audit.py::test_exercise[activations.collapse]",
        "tests/chapters/test_activations_explorers.py::TestShapes::test_slope_is_the_derivative",
        "tests/notebooks/test_execution.py::test_nbval[04_activations]",
        "tests/test_messages.py::test_a_translation_is_completed_from_english",
    ],
)
def test_what_belongs_to_a_chapter(test):
    assert belongs(test, "activations")


@pytest.mark.parametrize(
    "test",
    [
        "tests/chapters/test_audit.py::test_exercise[backprop.grad_check]",
        "tests/numpy/test_conv.py::test_activations_are_kept",
        "tests/chapters/test_backprop_explorers.py::test_the_activations_are_shown",
    ],
)
def test_what_belongs_to_another(test):
    assert not belongs(test, "activations")
