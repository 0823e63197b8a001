"""Timing two ways to do one thing: in turn, in one process, on one thread."""

import time
from collections.abc import Callable
from statistics import median
from typing import NamedTuple

import torch
from threadpoolctl import threadpool_limits

from dlcourse.bench.cases import Case

WARM_UP = 3


class Row(NamedTuple):
    """What was measured for one case.

    Attributes:
        op: name of the operation.
        shapes: of its inputs, in words.
        numpy_ms: median time of the NumPy reference, in milliseconds.
        torch_ms: likewise of PyTorch.
        ratio: the first divided by the second.
    """

    op: str
    shapes: str
    numpy_ms: float
    torch_ms: float
    ratio: float


def measure(case: Case, *, rounds: int, device: str = "cpu") -> Row:
    """Time forward and backward of one case on both backends.

    Both take turns, so that a disturbance of the machine meets both. Each has one CPU thread, whose own time
    counts, so that waiting for a processor that others use does not; a GPU is timed by the clock.

    Args:
        case: what to time.
        rounds: how often; the median counts.
        device: where PyTorch computes; NumPy stays on the CPU.

    Returns:
        The figures.
    """
    on_gpu = torch.device(device).type == "cuda"
    clock, wait = (time.perf_counter, torch.cuda.synchronize) if on_gpu else (time.process_time, _nothing)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        with threadpool_limits(limits=1):
            ours, theirs = case.numpy(), case.torch(device)
            times = [
                (_time(ours, time.process_time, _nothing), _time(theirs, clock, wait))
                for _ in range(WARM_UP + rounds)
            ]
    finally:
        torch.set_num_threads(threads)
    numpy_ms, torch_ms = (1000 * median(column) for column in zip(*times[WARM_UP:], strict=True))
    return Row(case.op, case.shapes, numpy_ms, torch_ms, numpy_ms / torch_ms)


def _time(run: Callable[[], object], clock: Callable[[], float], wait: Callable[[], object]) -> float:
    wait()
    started = clock()
    run()
    wait()
    return clock() - started


def _nothing() -> None:
    """The CPU has done its work when the call returns."""
