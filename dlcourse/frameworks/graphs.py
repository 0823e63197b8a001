"""Static and dynamic graphs, measured: how long one call takes, and how often Python runs the function.

A static graph is recorded in one run of the Python function; later calls run the record, not the function.
The times are those of one thread and of this machine.
Each framework is measured in a process of its own: ``python -m dlcourse.frameworks.graphs torch``.
"""

import json
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from dlcourse.frameworks.availability import missing
from dlcourse.frameworks.processes import run_python

SIZE = 100_000
CHAIN = 20
COMPILE_SECONDS = 120
CHAINS = {"torch": (), "tensorflow": ("tensorflow",), "jax": ("jax",), "torch.compile": ()}


@dataclass(frozen=True)
class Timing:
    """One way to run the chain of operations.

    Attributes:
        name: of the framework.
        mode: how it runs the chain.
        first_ms: the first call, with whatever is recorded or compiled.
        later_ms: the median of the later calls.
        python_calls: how often Python ran the function; None where the compiler reads it and does not run it.
        calls: how often it was called.
    """

    name: str
    mode: str
    first_ms: float
    later_ms: float
    python_calls: int | None
    calls: int


def measure(
    names: Iterable[str] = ("torch", "tensorflow", "jax"),
    *,
    calls: int = 50,
    say: Callable[[str], object] = print,
) -> list[Timing]:
    """Measure a chain of 60 small operations on 100,000 numbers.

    Args:
        names: keys of ``CHAINS``; what is not installed is left out, "torch.compile" where it cannot work.
        calls: how often each is called.
        say: is told what is left out.

    Returns:
        One or more timings for each framework.
    """
    timings = []
    for name in names:
        notice = cannot_compile() if name == "torch.compile" else missing(*CHAINS[name])
        if notice:
            say(notice)
            continue
        try:
            printed = run_python(["-m", __name__, name, str(calls)], seconds=COMPILE_SECONDS)
        except TimeoutError:
            say(f"{name}: left out, it was not done after {COMPILE_SECONDS:g} seconds.")
            continue
        timings += [Timing(**each) for each in json.loads(printed.splitlines()[-1])]
    return timings


def cannot_compile() -> str | None:
    """Why torch.compile cannot work here, in one sentence; None where it can."""
    if not shutil.which("g++"):
        return "torch.compile needs a C++ compiler (g++), and there is none."
    if " " in sys.prefix:
        return f"torch.compile cannot link in a folder whose path has a space ({sys.prefix})."
    return None


def table(timings: Iterable[Timing]) -> str:
    """The timings in lines, to be printed.

    Args:
        timings: what ``measure`` returned.
    """
    lines = [f"{'':13}{'mode':24}{'first call':>12}{'later calls':>13}   Python ran the function"]
    for t in timings:
        ran = "-" if t.python_calls is None else f"{t.python_calls} times in {t.calls} calls"
        lines.append(f"{t.name:13}{t.mode:24}{t.first_ms:>9.1f} ms{t.later_ms:>10.2f} ms   {ran}")
    return "\n".join(lines)


class Counted:
    """A function that counts how often Python runs it.

    Args:
        function: takes and returns one array.
    """

    def __init__(self, function: Callable[[Any], Any]):
        self.function = function
        self.count = 0

    def __call__(self, x: Any) -> Any:
        """Count, then call."""
        self.count += 1
        return self.function(x)


def chain(tanh: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The chain of small operations, with a framework's tanh."""

    def run(x: Any) -> Any:
        for _ in range(CHAIN):
            x = tanh(x) * 1.01 + 0.01
        return x

    return run


def _timing(name: str, mode: str, call: Callable[[], object], calls: int, counted: Counted | None) -> Timing:
    milliseconds = []
    for _ in range(calls):
        started = time.perf_counter()
        call()
        milliseconds.append(1e3 * (time.perf_counter() - started))
    first, *later = milliseconds
    return Timing(name, mode, first, statistics.median(later), counted.count if counted else None, calls)


def _numbers() -> np.ndarray:
    return np.random.default_rng(0).random(SIZE, dtype=np.float32)


def _torch(calls: int) -> list[Timing]:
    import torch

    x = torch.from_numpy(_numbers())
    eager = Counted(chain(torch.tanh))
    return [_timing("PyTorch", "eager (dynamic)", lambda: eager(x), calls, eager)]


def _torch_compile(calls: int) -> list[Timing]:
    import torch

    x = torch.from_numpy(_numbers())
    compiled = torch.compile(chain(torch.tanh))
    return [_timing("PyTorch", "torch.compile", lambda: compiled(x), calls, None)]


def _tensorflow(calls: int) -> list[Timing]:
    import tensorflow as tf

    x = tf.constant(_numbers())
    eager, traced = Counted(chain(tf.tanh)), Counted(chain(tf.tanh))
    graph = tf.function(traced)
    return [
        _timing("TensorFlow", "eager (dynamic)", lambda: eager(x).numpy(), calls, eager),
        _timing("TensorFlow", "tf.function (static)", lambda: graph(x).numpy(), calls, traced),
    ]


def _jax(calls: int) -> list[Timing]:
    import jax

    x = jax.numpy.asarray(_numbers())
    eager, traced = Counted(chain(jax.numpy.tanh)), Counted(chain(jax.numpy.tanh))
    compiled = jax.jit(traced)
    return [
        _timing("JAX", "operation by operation", lambda: eager(x).block_until_ready(), calls, eager),
        _timing("JAX", "jit (static)", lambda: compiled(x).block_until_ready(), calls, traced),
    ]


if __name__ == "__main__":
    measured = {"torch": _torch, "tensorflow": _tensorflow, "jax": _jax, "torch.compile": _torch_compile}[
        sys.argv[1]
    ]
    print(json.dumps([asdict(timing) for timing in measured(int(sys.argv[2]))]))
