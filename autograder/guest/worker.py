"""The warm process of a sandbox: it has imported what notebooks need and forks a child per submission.

It is process 1 of its own process namespace: no signal that it does not handle reaches it from inside, and
one ``kill(-1)`` ends everything that a submission has started. It is not dumpable, so its memory cannot be
opened from inside.
"""

import ctypes
import gc
import json
import os
import resource
import select
import shutil
import signal
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

_PR_SET_DUMPABLE = 4
_LIBC = ctypes.CDLL(None, use_errno=True)

_MAX_FILES = 20_000
"""In each writable folder: their names take memory that counts towards no limit."""

_LOOK_EVERY = 0.1
"""Seconds between two looks at the number of files."""

WRITABLE = ("/tmp", "/dev/shm")
"""The folders of the sandbox that can be written; they are emptied after every submission."""


def main(
    control: socket.socket, kind: str, *, writable: Sequence[str] = WRITABLE, alone: bool = True
) -> None:
    """Warm up, say so, and run submissions one at a time until the grader hangs up.

    Args:
        control: the line to the grader.
        kind: ``"numpy"`` or ``"torch"``.
        writable: folders to empty after every submission; the first is where it runs.
        alone: nothing but submissions runs in this process namespace.
    """
    shell = _warm_up(kind)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Python's own handler would let it through
    _wipe(writable)  # the first submission finds what the others find: nothing
    _LIBC.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    gc.collect()
    gc.freeze()
    control.send(json.dumps({"ready": os.getpid()}).encode())
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 65536, 1)
        if not message:
            return
        if not descriptors:
            continue  # the grader wants a submission ended that has just ended by itself
        child = _fork(control, descriptors[0], json.loads(message), shell, writable[0], alone)
        os.close(descriptors[0])
        _wait(control, child, writable if alone else ())
        _end(child, alone)
        _wipe(writable)
        control.send(b'{"ended": true}')


def _warm_up(kind: str) -> Any:
    from . import cells  # noqa: F401  (everything a child needs is imported before it is forked)
    from .shell import make_shell

    if kind == "torch":
        import torch

        from ..wire.warming import warm_torch

        torch.set_num_threads(1)
        torch.set_num_interop_threads(1)
        warm_torch()
    return make_shell()


def _fork(
    control: socket.socket, descriptor: int, limits: dict[str, int], shell: Any, folder: str, alone: bool
) -> int:
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        control.close()
        _LIBC.prctl(_PR_SET_DUMPABLE, 1, 0, 0, 0)
        if not alone:
            os.setsid()  # a group of processes that can be ended
        _limit(limits)
        os.chdir(folder)
        from .cells import run_cells

        run_cells(socket.socket(fileno=descriptor), shell, limits)
        code = 0
    finally:
        os._exit(code)


def _limit(limits: dict[str, int]) -> None:
    """Limits of one process; the grader watches the whole tree from outside."""
    for name, value in (
        (resource.RLIMIT_AS, _address_space() + limits["memory"]),
        (resource.RLIMIT_CPU, limits["seconds"] + limits["own"]),
        (resource.RLIMIT_FSIZE, limits["file"]),
        (resource.RLIMIT_NPROC, limits["processes"]),
        (resource.RLIMIT_NOFILE, 256),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(name, (value, value))


def _address_space() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    return pages * resource.getpagesize()


def _wait(control: socket.socket, child: int, folders: Sequence[str]) -> None:
    """Until the child has ended or made too many files, or the grader wants an end (or is gone itself)."""
    process = os.pidfd_open(child)
    try:
        while not select.select([process, control.fileno()], [], [], _LOOK_EVERY)[0]:
            if any(map(_is_crowded, folders)):
                break
    finally:
        os.close(process)
    if select.select([control], [], [], 0)[0] and not control.recv(65536):
        sys.exit(0)


def _is_crowded(folder: str) -> bool:
    about = os.statvfs(folder)
    return about.f_files - about.f_ffree > _MAX_FILES


def _end(child: int, alone: bool) -> None:
    """Kill every other process of the sandbox (outside one: the child's group) and wait for the end."""
    with suppress(ProcessLookupError):  # there may be none
        os.kill(-1 if alone else -child, signal.SIGKILL)
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def _wipe(writable: Sequence[str]) -> None:
    """Empty the writable folders; a worker that cannot is replaced by a new one."""
    for folder in writable:
        for entry in Path(folder).iterdir():
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()
