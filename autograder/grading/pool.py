"""Runs tasks in parallel: in processes here, or on a dask cluster. A process that dies costs no task."""

import ctypes
import os
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import Any

from autograder.course_error import CourseError
from autograder.grading.task import Result, Task, run_task

_TRIES = 3
"""How often a task is given to another process after one has died over it."""

_PR_SET_PDEATHSIG = 1

TaskOutcome = tuple[Task, Result | Exception]


def run_here(tasks: Iterable[Task], workers: int) -> Iterator[TaskOutcome]:
    """Run tasks in processes of this machine; results come as they are ready."""
    waiting, tries = iter(tasks), dict[int, int]()
    again: list[Task] = []
    while True:
        pool = ProcessPoolExecutor(
            workers, mp_context=get_context("spawn"), initializer=_prepare, initargs=(os.getpid(),)
        )
        running: dict[Future[Result], Task] = {}
        try:
            while True:
                room = 2 * workers - len(running)
                for task in [*_take(again, room), *islice(waiting, max(0, room - len(again)))]:
                    running[pool.submit(run_task, task)] = task
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    failure = future.exception()
                    if isinstance(failure, BrokenProcessPool):
                        raise failure
                    outcome = failure if isinstance(failure, Exception) else future.result()
                    yield running.pop(future), outcome
        except BrokenProcessPool as error:
            for task in running.values():
                tries[id(task)] = tries.get(id(task), 0) + 1
                if tries[id(task)] < _TRIES:
                    again.append(task)
                else:
                    yield task, RuntimeError(f"the grading process died {_TRIES} times over it ({error})")
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            _kill(pool)


def run_on_cluster(tasks: Iterable[Task], scheduler: str) -> Iterator[TaskOutcome]:
    """Run tasks on a dask cluster, whose machines must have the course installed and what a sandbox needs.

    Raises:
        CourseError: no scheduler answers.
    """
    from distributed import Client, as_completed

    try:
        connected = Client(scheduler, timeout="10s")
    except OSError as error:
        raise CourseError(f"no dask scheduler answers at {scheduler} ({error}); start one there") from error
    with connected as client:
        waiting, known = iter(tasks), dict[str, Task]()
        most = max(2, 2 * sum(client.nthreads().values()))
        ready = as_completed()
        for task in islice(waiting, most):
            _send(client, task, ready, known)
        for future in ready:
            failure = future.exception()
            yield known.pop(future.key), failure if failure is not None else future.result()
            for task in islice(waiting, 1):
                _send(client, task, ready, known)


def _send(client: Any, task: Task, ready: Any, known: dict[str, Task]) -> None:
    future = client.submit(run_task, task, pure=False)
    known[future.key] = task
    ready.add(future)


def _take(again: list[Task], room: int) -> list[Task]:
    taken = again[: max(0, room)]
    del again[: len(taken)]
    return taken


def _prepare(parent: int) -> None:
    """In a new process: leave Ctrl-C to the command, and never outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "pidfd_open"):  # Linux
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _kill(pool: ProcessPoolExecutor) -> None:
    """Kill the workers, which are idle or broken; PDEATHSIG ends their sandboxes."""
    for process in list((pool._processes or {}).values()):
        process.kill()
