"""``dlcourse bench``: both backends do the same work, the figures are honest, the output can be read."""

import json
import os
import platform
import subprocess
import sys

import numpy as np
import pytest
import torch
from everything import only_with_everything

from dlcourse.bench import steps, timing
from dlcourse.bench.cases import Case, cases
from dlcourse.bench.processes import KEEPS_MEMORY, combined
from dlcourse.bench.timing import Row, measure
from dlcourse.cli import main
from dlcourse.commands.bench import verdict

CASES = {case.op: case for case in cases()}
PAIRS = ["conv2d", "max_pool2d", "batchnorm", "attention", "lstm"]


@pytest.mark.parametrize("op", PAIRS)
def test_both_backends_compute_the_same_gradients(op):
    ours, theirs = CASES[op].numpy()(), CASES[op].torch("cpu")()
    ours = ours if isinstance(ours, tuple) else (ours,)
    assert len(ours) == len(theirs)
    for a, b in zip(ours, theirs, strict=True):
        assert a.dtype == np.float32
        np.testing.assert_allclose(a, b, atol=1e-4 * b.abs().max().item())


def test_the_cases_are_those_that_marks_were_set_for():
    assert {op: case.mark for op, case in CASES.items()} == {
        "conv2d": 2.5,
        "max_pool2d": 0.5,
        "batchnorm": 1.2,
        "attention": 1.3,
        "lstm": 2.0,
        "mlp step": 1.0,
        "gan step": 1.0,
    }


@pytest.mark.parametrize("build", [steps.numpy_mlp, lambda: steps.torch_mlp("cpu")])
def test_a_step_of_the_perceptron_learns(build, monkeypatch):
    losses = []
    record(monkeypatch, losses)
    step = build()
    for _ in range(20):
        step()
    assert losses[-1] < losses[0] / 2


def record(monkeypatch, losses):
    """Note every loss that the steps compute."""
    ours, theirs = steps.cross_entropy, steps.F.cross_entropy

    def numpy_loss(logits, targets):
        loss, cache = ours(logits, targets)
        losses.append(float(loss))
        return loss, cache

    def torch_loss(logits, targets):
        loss = theirs(logits, targets)
        losses.append(loss.item())
        return loss

    monkeypatch.setattr(steps, "cross_entropy", numpy_loss)
    monkeypatch.setattr(steps.F, "cross_entropy", torch_loss)


@pytest.mark.parametrize("build", [steps.numpy_gan, lambda: steps.torch_gan("cpu")])
def test_a_step_of_the_game_runs_again_and_again(build):
    step = build()
    step()
    step()


def fake_case(log):
    return Case("op", "none", 1.0, lambda: lambda: log.append("n"), lambda device: lambda: log.append("t"))


def test_both_backends_take_turns_and_the_first_rounds_do_not_count():
    log = []
    measure(fake_case(log), rounds=4)
    assert log == ["n", "t"] * (timing.WARM_UP + 4)


def test_the_median_of_the_rounds_counts(monkeypatch):
    # A clock that says, round by round, how long NumPy and then PyTorch took.
    numpy_s = [9, 9, 9, 0.002, 0.001, 0.100]
    torch_s = [9, 9, 9, 0.004, 0.004, 0.008]
    readings = iter([t for n, m in zip(numpy_s, torch_s, strict=True) for t in (0, n, 0, m)])
    monkeypatch.setattr(timing.time, "process_time", lambda: next(readings))
    row = measure(fake_case([]), rounds=3)
    assert row == Row("op", "none", pytest.approx(2.0), pytest.approx(4.0), pytest.approx(0.5))


def test_one_thread_while_timing_and_as_many_as_before_afterwards():
    before = torch.get_num_threads()
    torch.set_num_threads(before + 1)
    seen = []
    case = Case(
        "op", "none", 1.0, lambda: lambda: None, lambda device: lambda: seen.append(torch.get_num_threads())
    )
    measure(case, rounds=1)
    assert set(seen) == {1}
    assert torch.get_num_threads() == before + 1
    torch.set_num_threads(before)


def test_verdicts():
    case = fake_case([])
    quick, slow = (combined([[Row("op", "none", ms, 2, ms / 2)]])[0] for ms in (1, 3))
    assert verdict(case, quick, "cpu") == "within 1"
    assert verdict(case, slow, "cpu") == "ABOVE 1"
    assert verdict(case, slow, "cuda") == ""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries keep memory in other ways")
def test_the_processes_keep_their_memory():
    """Else PyTorch's convolution is given 1,500 or 2,000 pages anew at each step in most processes."""
    code = """
import resource, torch
from torch.nn import functional as F

def pages():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt

torch.set_num_threads(1)
x, w = torch.randn(32, 16, 28, 28, requires_grad=True), torch.randn(32, 16, 3, 3, requires_grad=True)
counts = []
for _ in range(21):
    before = pages()
    F.conv2d(x, w, padding=1).sum().backward()
    counts.append(pages() - before)
print(sorted(counts)[10])
"""
    env = {**os.environ, **KEEPS_MEMORY}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 100


def test_medians_and_spread_over_the_processes():
    runs = [[Row("op", "none", ours, theirs, ours / theirs)] for ours, theirs in ((2, 4), (3, 5), (9, 3))]
    (found,) = combined(runs)
    assert (found.numpy_ms, found.torch_ms, found.ratio) == (3, 4, 0.6)
    assert (found.ratio_least, found.ratio_most, found.processes) == (0.5, 3, 3)
    assert found.processor and "OpenBLAS" in found.kernel and "PyTorch" in found.kernel


def test_figures_for_another_program(capsys):
    assert main(["bench", "--json", "--rounds", "1", "--processes", "2"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["op"] for row in rows] == list(CASES)
    for row in rows:
        assert list(row)[:5] == ["op", "shapes", "numpy_ms", "torch_ms", "ratio"]
        assert row["processes"] == 2
        assert row["ratio_least"] <= row["ratio"] <= row["ratio_most"]


def test_a_table_for_people(capsys):
    assert main(["bench", "--rounds", "1", "--processes", "1"]) == 0
    table = capsys.readouterr().out
    assert "NumPy ms" in table
    for op in CASES:
        assert op in table


@pytest.mark.parametrize(
    ("options", "text"),
    [
        (["--rounds", "0"], "--rounds must be at least 1, got 0"),
        (["--processes", "0"], "--processes must be at least 1, got 0"),
        (["--device", "tpu"], "cpu or cuda, got tpu"),
    ],
)
def test_options_out_of_range_are_refused(options, text, capsys):
    assert main(["bench", *options]) == 2
    assert text in capsys.readouterr().err


def test_without_a_gpu_it_says_so(capsys, monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert main(["bench", "--device", "cuda"]) == 2
    assert "PyTorch finds no CUDA device here" in capsys.readouterr().err


def test_a_class_is_measured_without_a_browser():
    """The environment of 'make hub' has no Playwright."""
    code = "import sys; sys.modules['playwright'] = None; import dlcourse.bench.hub"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_class_of_nobody_is_refused(capsys):
    assert main(["bench", "--hub", "0"]) == 2
    assert "--hub must be at least 1, got 0" in capsys.readouterr().err


@only_with_everything
@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads the memory of processes as Linux tells it")
def test_a_class_of_two_is_timed_and_weighed(capsys):
    assert main(["bench", "--hub", "2", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["students"] == 2
    assert 1 < row["run_all_s"] <= row["run_all_most_s"] and 0 < row["key_ms"] <= row["key_most_ms"]
    assert 50 < row["server_mb"] < 300 and 150 < row["kernel_mb"] < 700
