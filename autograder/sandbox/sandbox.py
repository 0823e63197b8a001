"""A sandbox with a warm worker in it, in which one submission after the other is run."""

import json
import os
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from typing import IO, Any

from autograder.sandbox.limits import Limits
from autograder.sandbox.perimeter import command
from autograder.sandbox.syscalls import write_filter
from autograder.sandbox.watch import Watchdog
from autograder.wire.channel import Channel
from autograder.wire.errors import ClosedError

Cell = tuple[int, str, str]
"""Index, source and kind of a cell, see ``wire.protocol``."""

_START = 60
"""Seconds that a worker may take to warm up on a busy machine."""

_PATIENCE = 5.0
"""Seconds that code inside may leave a message of ours unread."""

_END = 5
"""Seconds that a worker may take to end a submission before it is ended itself."""


class SandboxError(RuntimeError):
    """The sandbox could not be started."""


@dataclass
class Job:
    """A submission that is being run.

    Attributes:
        channel: the line to it.
        limits: what it may use.
        stopped: why the grader ended it (``time``, ``memory``, ``processes``); empty when it did not.
        broken: the sandbox itself broke down and had to be replaced.
        starved: seconds in which it could have run and had no processor.
    """

    channel: Channel
    limits: Limits = field(default_factory=Limits)
    stopped: str = field(default="")
    broken: bool = False
    starved: float = 0.0


class Sandbox:
    """A perimeter of one kind (``numpy`` or ``torch``); started when first needed, replaced when broken."""

    def __init__(self, kind: str, uses: Sequence[str] = (), limits: Limits | None = None):
        self.kind, self.uses, self.limits = kind, tuple(uses), limits or Limits()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_warm = False
        self._control: socket.socket
        self._complaints: IO[bytes]
        self._worker = 0

    @contextmanager
    def job(self, cells: Sequence[Cell]) -> Iterator[Job]:
        """Run a notebook's cells; when the block ends, so has everything that they started.

        Args:
            cells: of the notebook.

        Raises:
            SandboxError: no sandbox can be started here.
        """
        if self._process is None or self._process.poll() is not None:
            self.launch()
        if not self._is_warm:
            self._wait_until_warm()
        ours, theirs = socket.socketpair()
        with theirs:
            self._hand_over(theirs)
        job = Job(Channel(ours, budget=self.limits.traffic, patience=_PATIENCE), self.limits)

        def stop(reason: str) -> None:
            job.stopped = reason
            self._end()

        try:
            with Watchdog(self._worker, self.limits, stop) as watchdog:
                with suppress(ClosedError):  # whoever listens to the line will notice
                    job.channel.send({"cells": [list(cell) for cell in cells]})
                yield job
            job.starved = watchdog.starved
        finally:
            job.channel.close()
            self._end()
            job.broken = not self._has_ended() or not job.channel.received
            if job.broken:
                self.stop()

    def _hand_over(self, line: socket.socket) -> None:
        """Give the worker its end of a line; one that died since its last submission is replaced."""
        message = json.dumps(asdict(self.limits)).encode()
        try:
            socket.send_fds(self._control, [message], [line.fileno()])
        except OSError:
            self.start()
            socket.send_fds(self._control, [message], [line.fileno()])

    def launch(self) -> None:
        """Start the worker anew; it warms up by itself, and the first job waits for it."""
        self.stop()
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 (stop closes it)
        with theirs:
            self._worker = self._launch(theirs.fileno(), self._complaints.fileno())

    def start(self) -> None:
        """Start the worker anew and wait until it is warm.

        Raises:
            SandboxError: it did not get there; the message says why.
        """
        self.launch()
        self._wait_until_warm()

    def _wait_until_warm(self) -> None:
        if self._is_ready():
            self._is_warm = True
            return
        self._complaints.seek(0)
        text = self._complaints.read(4000).decode(errors="replace").strip()
        self.stop()
        raise SandboxError(f"the {self.kind} sandbox did not start: {text or 'no reason given'}")

    def _launch(self, control: int, complaints: int) -> int:
        """Start the worker; returns its process id as seen from here."""
        info_read, info_write = os.pipe()
        filter_ = write_filter()
        self._process = subprocess.Popen(
            command(self.kind, self.uses, self.limits, (filter_, info_write, control)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
            pass_fds=(filter_, info_write, control),
        )
        for descriptor in (filter_, info_write):
            os.close(descriptor)
        with os.fdopen(info_read) as info:
            report = info.read()
        return int(json.loads(report)["child-pid"]) if report else 0

    def stop(self) -> None:
        """End the worker and everything in it."""
        if self._process is None:
            return
        self._control.close()
        self._complaints.close()
        if self._worker:
            _kill(self._worker)
        self._process.kill()
        self._process.wait()
        self._process, self._worker, self._is_warm = None, 0, False

    def __enter__(self) -> "Sandbox":
        return self

    def __exit__(self, *_: Any) -> None:
        self.stop()

    def _is_ready(self) -> bool:
        self._control.settimeout(_START)
        try:
            return bool(self._control.recv(65536))
        except OSError:
            return False

    def _end(self) -> None:
        """Ask the worker to end whatever is running; harmless when nothing is."""
        with suppress(OSError):  # the worker may be gone, and with it everything that ran
            self._control.send(b'{"end": true}')

    def _has_ended(self) -> bool:
        """Wait for the worker's word that all is over."""
        self._control.settimeout(_END)
        try:
            return bool(self._control.recv(65536))
        except OSError:
            return False


def _kill(process: int) -> None:
    with suppress(ProcessLookupError):  # it may have ended already
        os.kill(process, signal.SIGKILL)
