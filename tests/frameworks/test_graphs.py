"""How often Python runs the function of a static or dynamic graph. Times are shown, never asserted."""

import frameworks
import numpy as np
import pytest

from dlcourse.frameworks import graphs
from dlcourse.frameworks.graphs import Timing, chain, measure, table

CALLS = 7


@pytest.mark.slow
@pytest.mark.parametrize("name", ["torch", "tensorflow", "jax"])
def test_a_static_graph_runs_the_function_once(name):
    frameworks.need(*graphs.CHAINS[name])
    timings = measure([name], calls=CALLS)
    ran = {t.mode.endswith("(static)"): t.python_calls for t in timings}
    assert ran[False] == CALLS
    assert ran.get(True, 1) == 1
    assert len(ran) == (1 if name == "torch" else 2)
    assert all(t.first_ms > 0 and t.later_ms > 0 and t.calls == CALLS for t in timings)


@pytest.mark.slow
def test_torch_compile(monkeypatch):
    if reason := graphs.cannot_compile():
        pytest.skip(reason)
    monkeypatch.setattr(graphs, "COMPILE_SECONDS", 400)
    (timing,) = measure(["torch.compile"], calls=CALLS)
    assert timing.python_calls is None
    assert timing.first_ms > timing.later_ms


def test_without_a_compiler_it_is_left_out(monkeypatch):
    monkeypatch.setattr(graphs.shutil, "which", lambda name: None)
    monkeypatch.setattr(graphs.sys, "prefix", "/course/.venv")
    said = []
    assert measure(["torch.compile"], say=said.append) == []
    assert said == ["torch.compile needs a C++ compiler (g++), and there is none."]


def test_in_a_path_with_a_space_it_is_left_out(monkeypatch):
    monkeypatch.setattr(graphs.shutil, "which", lambda name: "/usr/bin/g++")
    monkeypatch.setattr(graphs.sys, "prefix", "/my course/.venv")
    said = []
    assert measure(["torch.compile"], say=said.append) == []
    assert said == ["torch.compile cannot link in a folder whose path has a space (/my course/.venv)."]


def test_a_compiler_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(graphs, "cannot_compile", lambda: None)
    monkeypatch.setattr(graphs, "COMPILE_SECONDS", 0.01)
    said = []
    assert measure(["torch.compile"], say=said.append) == []
    assert said == ["torch.compile: left out, it was not done after 0.01 seconds."]


def test_the_chain_is_sixty_operations():
    x = np.linspace(-1, 1, 5)
    expected = x
    for _ in range(20):
        expected = np.tanh(expected) * 1.01 + 0.01
    np.testing.assert_allclose(chain(np.tanh)(x), expected)


def test_the_table_has_a_line_for_each():
    lines = table([Timing("JAX", "jit", 100.0, 2.0, 1, 50), Timing("A", "b", 1.0, 2.0, None, 5)])
    assert " ".join(lines.splitlines()[1].split()) == "JAX jit 100.0 ms 2.00 ms 1 times in 50 calls"
    assert lines.splitlines()[2].endswith(" -")
