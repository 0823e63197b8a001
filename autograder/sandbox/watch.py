"""Watches a sandbox from outside: memory and processes of everything in it, and the time it takes."""

import os
import resource
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from autograder.sandbox.limits import Limits

_EVERY = 0.05
"""Seconds between two looks."""


_LOWEST = 19
"""The niceness of what a submission starts beside its own process: 60 of them weigh less than one other."""


class Watchdog:
    """Calls ``stop(reason)`` once when a submission goes beyond its limits.

    Attributes:
        starved: seconds in which the submission could have run and had no processor.
    """

    def __init__(self, worker: int, limits: Limits, stop: Callable[[str], None]):
        self._worker, self._limits, self._stop = worker, limits, stop
        self._base = _memory(worker)
        self.starved = 0.0
        self._main = 0
        self._slowed: set[int] = set()
        self._over = threading.Event()
        self._deadline = time.monotonic() + limits.seconds + limits.own
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Watchdog":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(_EVERY):
            processes = list(islice(descendants(self._worker), self._limits.processes + 1))
            self._share(processes)
            reason = self._excess(processes)
            if reason:
                self._stop(reason)
                return

    def _share(self, processes: list[int]) -> None:
        """Keep the submission to about one processor: what it starts comes after everybody else."""
        self._main = self._main or next(iter(processes), 0)
        self.starved = max(self.starved, _waited_for_a_processor(self._main))
        for thread in {thread for process in processes for thread in _thread_ids(process)} - self._slowed:
            if thread != self._main:
                with suppress(ProcessLookupError, PermissionError):
                    os.setpriority(os.PRIO_PROCESS, thread, _LOWEST)
                self._slowed.add(thread)

    def _excess(self, processes: Iterable[int]) -> str:
        if time.monotonic() > self._deadline:
            return "time"
        if sum(len(_thread_ids(process)) for process in processes) > self._limits.processes:
            return "processes"
        if sum(max(0, _memory(process) - self._base) for process in processes) > self._limits.memory:
            return "memory"
        return ""


def descendants(process: int) -> Iterator[int]:
    """Every process below another one; their number and depth are the student's choice."""
    waiting = [process]
    while waiting:
        children = _children(waiting.pop())
        yield from children
        waiting += children


def _children(process: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        return [int(pid) for task in tasks for pid in (task / "children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []  # it has just ended


def _memory(process: int) -> int:
    """Resident bytes of a process; 0 when it is gone."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * resource.getpagesize()
    except (FileNotFoundError, ProcessLookupError):
        return 0


def _thread_ids(process: int) -> list[int]:
    try:
        return [int(task.name) for task in Path(f"/proc/{process}/task").iterdir()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def _waited_for_a_processor(process: int) -> float:
    """Seconds that the main thread of a process was ready to run and did not."""
    try:
        return int(Path(f"/proc/{process}/schedstat").read_text().split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0  # it has ended, or this kernel does not count
