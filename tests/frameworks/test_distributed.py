"""Processes that torchrun starts find each other, and their gradients are averaged."""

import pytest

from dlcourse.frameworks.distributed import torchrun

SHARE = """
import os, sys
import torch
import torch.distributed as dist

dist.init_process_group("gloo")
w = torch.nn.Linear(1, 1, bias=False)
shared = torch.nn.parallel.DistributedDataParallel(w)
shared(torch.full((1, 1), float(dist.get_rank() + 1))).backward()
if dist.get_rank() == 0:
    torch.save(w.weight.grad, sys.argv[1])
dist.barrier()
dist.destroy_process_group()
os._exit(0)
"""


@pytest.mark.slow
@pytest.mark.parametrize(("processes", "mean"), [(1, 1.0), (2, 1.5)])
def test_gradients_are_averaged_over_the_processes(tmp_path, processes, mean):
    import torch

    script, result = tmp_path / "share.py", tmp_path / "gradient.pt"
    script.write_text(SHARE)
    torchrun(script, result, processes=processes)
    assert torch.load(result).item() == pytest.approx(mean, abs=1e-6)


@pytest.mark.slow
def test_a_process_that_fails_is_an_error(tmp_path):
    script = tmp_path / "fails.py"
    script.write_text("raise SystemExit(3)")
    with pytest.raises(RuntimeError, match="ended with status"):
        torchrun(script, processes=2)


def test_there_must_be_a_process(tmp_path):
    with pytest.raises(ValueError, match="1 or more, got 0"):
        torchrun(tmp_path / "none.py", processes=0)
