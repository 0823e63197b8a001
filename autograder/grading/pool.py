"""Runs tasks in parallel, in processes of this machine. A process that dies costs no task."""

import ctypes
import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import Generic, TypeVar

from autograder.grading.task import Result, Task, run_task

_TRIES = 3
"""How often a task is given to another process after one has died over it."""

_PR_SET_PDEATHSIG = 1

T = TypeVar("T")
R = TypeVar("R")

TaskOutcome = tuple[Task, Result | Exception]


class LocalPool(Generic[T, R]):
    """Processes of this machine that run tasks; they start with the first task and stay warm until the end.

    Args:
        workers: how many.
        do: a function of a module, which a process calls with each task.
    """

    def __init__(self, workers: int, do: Callable[[T], R]):
        self.workers, self._do = workers, do
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> "LocalPool[T, R]":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, tasks: Iterable[T]) -> Iterator[tuple[T, R | Exception]]:
        """Run tasks; results come as they are ready."""
        waiting, tries = iter(tasks), Counter[int]()
        next_ones: list[T] = []
        running: dict[Future[R], T] = {}
        try:
            while True:
                room = 2 * self.workers - len(running)
                next_ones += islice(waiting, max(0, room - len(next_ones)))
                try:
                    self._submit(next_ones, running, room)
                    if not running:
                        return
                    yield from self._finished(running)
                except BrokenProcessPool as error:
                    self.close()
                    for task in running.values():
                        tries[id(task)] += 1
                        if tries[id(task)] < _TRIES:
                            next_ones.append(task)
                        else:
                            reason = f"its process died {_TRIES} times over it ({error})"
                            yield task, RuntimeError(reason)
                    running.clear()
        finally:
            if running:  # whoever wanted the results has lost patience
                self.close()

    def warm_up(self, prepare: Callable[..., object], *arguments: object) -> None:
        """Start the processes now, and let each call a function before its first task."""
        for _ in range(self.workers):
            self._pool().submit(prepare, *arguments)

    def close(self) -> None:
        """End the processes, whatever they are doing; with them end their sandboxes."""
        if self._executor:
            processes = list((self._executor._processes or {}).values())  # shutdown forgets them
            self._executor.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                process.kill()
            self._executor = None

    def _submit(self, tasks: list[T], running: dict[Future[R], T], room: int) -> None:
        """Hand out tasks; one that no process takes stays in the list."""
        for _ in range(min(room, len(tasks))):
            future = self._pool().submit(self._do, tasks[0])
            running[future] = tasks.pop(0)

    def _pool(self) -> ProcessPoolExecutor:
        if self._executor is None:
            context = get_context("fork" if _can_be_copied() else "spawn")
            self._executor = ProcessPoolExecutor(
                self.workers, mp_context=context, initializer=_prepare, initargs=(os.getpid(),)
            )
        return self._executor

    def _finished(self, running: dict[Future[R], T]) -> Iterator[tuple[T, R | Exception]]:
        """Wait until some are ready."""
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            failure = future.exception()
            if isinstance(failure, BrokenProcessPool):
                raise failure
            outcome = failure if isinstance(failure, Exception) else future.result()
            yield running.pop(future), outcome


def run_here(tasks: Iterable[Task], workers: int) -> Iterator[TaskOutcome]:
    """Run tasks in processes of this machine that end with the last of them."""
    with LocalPool(workers, run_task) as pool:
        yield from pool.run(tasks)


def _can_be_copied() -> bool:
    """Whether a new process may begin as a copy of this one, which spares it to load everything again.

    Only where there is nothing that a copy would find half done: other threads, or those of PyTorch.
    """
    return sys.platform == "linux" and threading.active_count() == 1 and "torch" not in sys.modules


def _prepare(parent: int) -> None:
    """In a new process: leave Ctrl-C to the command, and never outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "pidfd_open"):  # Linux
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def default_workers() -> int:
    """One per processor that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
