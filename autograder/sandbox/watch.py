"""Watches a sandbox from outside: memory and processes of everything in it, and the time it takes."""

import resource
import threading
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from autograder.sandbox.limits import Limits

_EVERY = 0.05
"""Seconds between two looks."""


class Watchdog:
    """Calls ``stop(reason)`` once when a submission goes beyond its limits."""

    def __init__(self, worker: int, limits: Limits, stop: Callable[[str], None]):
        self._worker, self._limits, self._stop = worker, limits, stop
        self._base = _memory(worker)
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
            reason = self._excess()
            if reason:
                self._stop(reason)
                return

    def _excess(self) -> str:
        if time.monotonic() > self._deadline:
            return "time"
        processes = list(islice(descendants(self._worker), self._limits.processes + 1))
        if sum(map(_threads, processes)) > self._limits.processes:
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


def _threads(process: int) -> int:
    try:
        return len(list(Path(f"/proc/{process}/task").iterdir()))
    except (FileNotFoundError, ProcessLookupError):
        return 0
