"""The same timing in several processes, which all keep the memory that they were given.

Without that, PyTorch's convolution has two speeds: where a large array happens to lie at the end of the heap,
the C library gives it back at each step and is given it again, page by page, which can double a figure.
"""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

import torch
from threadpoolctl import threadpool_info

from dlcourse.bench.timing import Row

KEEPS_MEMORY = {"MALLOC_MMAP_THRESHOLD_": str(32 << 20), "MALLOC_TRIM_THRESHOLD_": str(1 << 30)}
"""For the C library of Linux (glibc, mallopt(3)): freed memory stays with the process. Others ignore it."""


class Spread(NamedTuple):
    """What several processes measured for one case.

    Attributes:
        op: name of the operation.
        shapes: of its inputs, in words.
        numpy_ms: median over the processes of the time of the NumPy reference, in milliseconds.
        torch_ms: likewise of PyTorch.
        ratio: median of the processes' ratios, which a busy hour changes less than either time.
        ratio_least: the smallest ratio of one process.
        ratio_most: the largest.
        processes: how many there were.
        processor: the machine's, by its maker's name.
        kernel: which instructions OpenBLAS and PyTorch use.
    """

    op: str
    shapes: str
    numpy_ms: float
    torch_ms: float
    ratio: float
    ratio_least: float
    ratio_most: float
    processes: int
    processor: str
    kernel: str


def in_processes(processes: int, *, rounds: int, device: str) -> Iterator[list[Row]]:
    """Time every case in one fresh process after the other."""
    words = ["bench", "--json", "--processes", "1", "--rounds", str(rounds), "--device", device]
    for _ in range(processes):
        done = subprocess.run(
            [sys.executable, "-m", "dlcourse.cli", *words],
            env={**os.environ, **KEEPS_MEMORY},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        yield [Row(*(row[name] for name in Row._fields)) for row in json.loads(done.stdout)]


def combined(runs: Sequence[Sequence[Row]]) -> list[Spread]:
    """The medians and the spread of what each process measured, case by case."""
    machine = processor(), kernel()
    return [_spread(rows, *machine) for rows in zip(*runs, strict=True)]


def _spread(rows: Sequence[Row], processor: str, kernel: str) -> Spread:
    numpy_ms, torch_ms = median(row.numpy_ms for row in rows), median(row.torch_ms for row in rows)
    ratios = [row.ratio for row in rows]
    figures = (numpy_ms, torch_ms, median(ratios), min(ratios), max(ratios))
    return Spread(rows[0].op, rows[0].shapes, *figures, len(rows), processor, kernel)


def processor() -> str:
    """The name that the processor's maker gave it, where the system tells."""
    file = Path("/proc/cpuinfo")
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def kernel() -> str:
    """The instructions that are used, such as ``SkylakeX (OpenBLAS), AVX512 (PyTorch)``."""
    ours = next((pool["architecture"] for pool in threadpool_info() if "architecture" in pool), "unknown")
    return f"{ours} (OpenBLAS), {torch.backends.cpu.get_cpu_capability()} (PyTorch)"
