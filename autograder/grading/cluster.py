"""Runs tasks on a dask cluster, whose workers have the same course and can shut student code in."""

import hashlib
import logging
import platform
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from ipaddress import ip_address
from itertools import islice
from pathlib import Path
from ssl import SSLError
from typing import Any
from urllib.parse import urlsplit

import autograder
import dlcourse
from autograder.course_error import CourseError
from autograder.grading.pool import TaskOutcome
from autograder.grading.task import Result, Task, run_task
from autograder.sandbox import missing

_PATIENCE = "10s"
"""For a scheduler that does not answer."""

_COMPARED = ("numpy", "torch", "ipython")
"""Packages on which a mark may depend."""

Equipment = Mapping[str, str]
"""What a machine grades by, in words."""


class UnfitError(RuntimeError):
    """A worker that would not grade as this machine does."""


def run_on_cluster(
    tasks: Iterable[Task], scheduler: str, *, trust: bool, insecure: bool
) -> Iterator[TaskOutcome]:
    """Run tasks on a cluster; results come as they are ready.

    Args:
        tasks: of an assignment.
        scheduler: its address.
        trust: the workers need no sandbox.
        insecure: let the course's secret key travel where others can read it.

    Raises:
        CourseError: no scheduler answers, or no longer, or a worker is not fit to grade.
    """
    from distributed import as_completed

    with _connected(scheduler, insecure) as client:
        _require_fit(client, trust, insecure)
        waiting, known = iter(tasks), dict[str, Task]()
        ready = as_completed()

        def send(count: int) -> None:
            for task in islice(waiting, count):
                future = client.submit(run_if_fit, task, equipment(), pure=False)
                known[future.key] = task
                ready.add(future)

        send(max(2, 2 * sum(client.nthreads().values())))
        for future in ready:
            if future.status not in ("finished", "error"):
                raise CourseError(
                    f"the dask scheduler at {scheduler} is gone; what is graded is booked. Start it again "
                    "and give the same command: it goes on"
                )
            failure = future.exception()
            if isinstance(failure, UnfitError):
                raise CourseError(str(failure)) from failure
            yield known.pop(future.key), failure if failure is not None else future.result()
            send(1)


def _connected(scheduler: str, insecure: bool) -> Any:
    """A client of the scheduler."""
    from distributed import Client
    from distributed.comm.core import FatalCommClosedError

    _require_private(scheduler, insecure)
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # a lost scheduler is told here
    try:
        return Client(scheduler, timeout=_PATIENCE)
    except ValueError as error:
        raise CourseError(f"{scheduler} is no address of a dask scheduler ({error})") from error
    except (FatalCommClosedError, FileNotFoundError, SSLError, RuntimeError, TypeError) as error:
        raise CourseError(
            f"dask does not connect to {scheduler} with the settings of this machine ({error}); set the "
            "variables DASK_DISTRIBUTED__COMM__... here as on the scheduler's machine, and give the address "
            "that it shows (tls://... where it asks for encryption)"
        ) from error
    except OSError as error:
        raise CourseError(
            f"no dask scheduler answers at {scheduler} ({error}); start one there, or give the address "
            "that it shows"
        ) from error


def run_if_fit(task: Task, expected: Equipment) -> Result:
    """On a worker: grade, if this machine grades as the one that asks.

    Raises:
        UnfitError: it does not.
    """
    problems = unfit(equipment(), expected, trust=task.trust)
    if problems:
        raise UnfitError(f"the worker on {platform.node()} is not fit to grade: {'; '.join(problems)}")
    return run_task(task)


def unfit(found: Equipment, expected: Equipment, *, trust: bool) -> list[str]:
    """Why a machine would not grade as another one does; nothing if it would."""
    different = [
        f"{name} is {found.get(name, 'not there')} there and {wanted} here"
        for name, wanted in expected.items()
        if name != _SANDBOX and found.get(name) != wanted
    ]
    return different + ([found[_SANDBOX]] if found[_SANDBOX] and not trust else [])


_SANDBOX = "sandbox"
"""What is missing for one; empty where nothing is."""


@cache
def equipment() -> Equipment:
    """What this machine grades by."""
    return {
        "Python": ".".join(platform.python_version_tuple()[:2]),
        "the course": f"{dlcourse.__version__} ({_digest()})",
        **{name: _version(name) for name in _COMPARED},
        _SANDBOX: "; ".join(missing()),
    }


def _digest() -> str:
    """Of every program of the course, since a version's number does not tell what was changed in it."""
    digest = hashlib.sha256()
    for package in (dlcourse, autograder):
        root = Path(package.__path__[0])
        for file in sorted(root.rglob("*.py")):
            digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:8]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _require_fit(client: Any, trust: bool, insecure: bool) -> None:
    """Refuse a cluster with a worker that must not grade, before anything is sent to it."""
    answers = client.run(equipment, on_error="return")
    if not answers:
        raise CourseError("the cluster has no worker; start one with 'dask worker'")
    for address, answer in sorted(answers.items()):
        _require_private(address, insecure)
        problems = [str(answer)] if isinstance(answer, Exception) else unfit(answer, equipment(), trust=trust)
        if problems:
            raise CourseError(f"the worker {address} is not fit to grade: {'; '.join(problems)}")


def _require_private(address: str, insecure: bool) -> None:
    """Refuse to send the course's secret key where others can read it."""
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    if insecure or parts.scheme in ("tls", "inproc") or _is_this_machine(parts.hostname or ""):
        return
    raise CourseError(
        f"the course's secret key and the submissions would travel to {address} unencrypted; use tls:// "
        "(docs/instructor.md says how), or give --insecure where nobody else can listen"
    )


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
