"""What the start of grading does not load, and what is there all the same when it is asked for."""

import subprocess
import sys

import pytest

GRADING = """
import sys
import autograder.grading.assignment
from dlcourse.checking.version import version_of
for name in ("train_steps", "losses", "eight_gaussians"):
    assert version_of(f"gan.{name}")
assert not {"nbgrader.apps", "nbgrader.server_extensions", "nbconvert", "torch"} & set(sys.modules)
"""
PROGRAMS = """
import autograder.grading.assignment
from nbgrader.apps import NbGraderAPI, NbGraderApp
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.server_extensions.formgrader.formgrader import FormgradeExtension
"""
OPTIMIZERS = """
import inspect, sys
from autograder.wire.warming import warm_torch
warm_torch()
import torch
inspect.getmodule(torch.nn.Linear.forward)
weights = torch.nn.Parameter(torch.ones(2))
for make in (torch.optim.SGD, torch.optim.Adam, torch.optim.RMSprop):
    optimizer = make([weights], lr=0.5)
    weights.grad = torch.ones(2)
    optimizer.step()
assert (weights < 0).all()
assert "torch._dynamo.config" not in sys.modules
"""
COMPILER = """
assert torch.compile(lambda x: x + 1, backend="eager")(torch.ones(1)) == 2
assert sys.modules["torch._dynamo"] is torch._dynamo and torch._dynamo.__file__
assert torch.func.grad(lambda x: x * x)(torch.tensor(3.0)) == 6
optimizer.step()
def step():
    optimizer.add_param_group({"params": [torch.nn.Parameter(torch.ones(1))]})
torch.compile(step, backend="eager")()
assert len(optimizer.param_groups) == 2
"""
ERRORS = """
import inspect, sys
from autograder.guest.shell import make_shell, run_cell, show_with
shell, loaded, shown, searched = make_shell(), set(sys.modules), [], []
is_module = inspect.ismodule
inspect.ismodule = lambda value: searched.append(value) or is_module(value)
show_with(shown.append)
run_cell(shell, "def f(x):\\n    raise ValueError(x)", 10)
run_cell(shell, "f('no')", 10)
assert "raise ValueError(x)" in "".join(shown[0]["traceback"]), shown
assert len(set(sys.modules) - loaded) < 3, set(sys.modules) - loaded
assert len(searched) < 100 < len(loaded), len(searched)
"""


@pytest.mark.slow
@pytest.mark.parametrize("program", [GRADING, PROGRAMS, OPTIMIZERS, OPTIMIZERS + COMPILER])
def test_only_what_is_needed_is_loaded(program):
    run(program)


@pytest.mark.slow
def test_an_error_is_shown_without_a_search_through_all_modules():
    run(ERRORS)


def run(program):
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
