"""The way of messages to the grader: whole ones, from one thread at a time, no output while it waits."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ..wire.channel import Channel

_ALARM = {signal.SIGALRM}


class Outlet:
    """Sends what a run has to tell; threads, child processes and loggers of the student share it."""

    def __init__(self, channel: Channel):
        self._channel = channel
        self._process = os.getpid()
        self._lock = threading.RLock()
        self._open, self._sending = True, False

    def tell(self, message: dict[str, Any]) -> None:
        """Send a message; a time limit that rings meanwhile waits, so that no half of it travels."""
        with self._lock:
            blocked = signal.pthread_sigmask(signal.SIG_BLOCK, _ALARM)
            self._sending = True
            try:
                self._channel.send(message)
            finally:
                self._sending = False
                signal.pthread_sigmask(signal.SIG_SETMASK, blocked)

    def show(self, output: dict[str, Any]) -> None:
        """Send an output; it is dropped while the grader waits for an answer, and in a child process."""
        if os.getpid() != self._process:
            return
        with self._lock:
            if self._open and not self._sending:  # not from a signal handler in the middle of a message
                self.tell({"op": "output", "output": output})

    @contextmanager
    def closed(self) -> Iterator[None]:
        """Let no output through: what travels in the block are questions and answers."""
        with self._lock:
            before, self._open = self._open, False
        try:
            yield
        finally:
            with self._lock:
                self._open = before
