"""Cells that need what is not there: one sentence, the rest goes on, and nothing else is swallowed."""

import subprocess
import sys

import pytest

PREPARED = """
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance(colors="nocolor")
from dlcourse.in_browser import absent, cells
absent.stand_in_for("absent_library")
cells.let_the_rest_go_on()
def run(cell):
    done = shell.run_cell(cell)
    print("|", type(done.error_in_exec).__name__, "|", done.result)
"""


def run(*cells):
    """What is printed for each cell, its error and its result."""
    program = PREPARED + "".join(f"run({cell!r})\nprint('=====')\n" for cell in cells)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.split("=====\n")[:-1]


SENTENCE = "it runs on your own machine"
USES = [
    "absent_library.tensor([1.0])",
    "from absent_library.nn import functional as F\nF.relu(1)",
    "class Net(absent_library.nn.Module):\n    pass\nNet()",
    "class Layer: pass\nclass Net(absent_library.nn.Module, absent_library.Other, Layer):\n    pass\nNet()",
    "with absent_library.no_grad():\n    pass",
    "absent_library.pi * 2",
    "for part in absent_library.parts: pass",
    "try:\n    absent_library.zeros(3)\nexcept Exception:\n    print('caught')",
    "def f():\n    return absent_library.zeros(3)\nf()",
]


@pytest.mark.parametrize("use", USES)
def test_using_it_is_said_in_one_sentence(use):
    _, said = run("import absent_library", use)
    assert (
        said.count(SENTENCE) == 1
        and "Traceback" not in said
        and "| NoneType |" in said
        and "caught" not in said
    )


def test_importing_it_and_writing_down_types_is_silent():
    assert (
        SENTENCE
        not in run("import absent_library as t\nx: t.Tensor | list[int] = 3\nclass A(t.nn.Module): pass")[0]
    )


def test_what_such_a_cell_would_have_made_is_missing_for_the_same_reason():
    first, used, made, again = run(
        "import absent_library\ncurve = absent_library.zeros(3)", "print(curve)", "curve = 1", "print(curve)"
    )
    assert SENTENCE in first and SENTENCE in used and SENTENCE not in made and again.startswith("1\n")


@pytest.mark.parametrize("cell", ["print(curv)", "1 / 0", "int('x')", "raise KeyboardInterrupt", "def f(:"])
def test_all_other_errors_stay_errors(cell):
    _, said = run("import absent_library\ncurve = absent_library.zeros(3)", cell)
    assert SENTENCE not in said


def test_names_inside_of_functions_are_not_taken_for_missing():
    cell = "import absent_library\ndef f():\n    inner = 1\nabsent_library.zeros(3)"
    assert SENTENCE not in run(cell, "print(inner)")[1]


def test_the_last_expression_is_still_shown_and_an_empty_cell_is_nothing():
    shown, empty, assigned = run("1 + 1", "# nothing", "x = 3")
    assert "| NoneType | 2" in shown and "| NoneType | None" in empty and "| NoneType | None" in assigned


def test_a_package_that_is_there_is_not_replaced():
    assert "3.0" in run("import numpy as np\nnp.sqrt(9.0)")[0]
