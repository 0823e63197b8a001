"""One submission in the sandbox: its cells, the checks among them, then the oracle's last questions."""

import random
import signal
import socket
import sys
import time
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dlcourse.checking.as_graded.course_names import silence_helpers, with_our_check
from dlcourse.checking.as_graded.given_names import GivenNames

from ..wire.channel import Channel
from ..wire.errors import ClosedError
from ..wire.protocol import ANSWER, CHECK, GIVEN, OWN
from .client import Client
from .one_process import OneProcessChannel
from .outlet import Outlet
from .shell import Shell, run_cell, show_with, silence_descriptors

_PIECE = 60_000
"""Characters of one output that travel at once; the grader cuts what is too much in all."""


def run_cells(sock: socket.socket, shell: Shell, limits: Mapping[str, int]) -> None:
    """Run the cells that come over the socket, under the limits of time for one and for a student's own."""
    silence_descriptors()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    channel = OneProcessChannel(sock)
    try:
        cells = channel.receive()["cells"]
        _reseed()
        _Run(channel, shell, limits).run(cells)
    except ClosedError:
        sys.exit(1)


class _Run:
    """A notebook from its first cell to the last question."""

    def __init__(self, channel: Channel, shell: Shell, limits: Mapping[str, int]):
        self._shell, self._cell = shell, limits["cell"]
        self._own_left = float(limits["own"])
        self._outlet = Outlet(channel)
        self._client = Client(channel, self._outlet)
        self._given = GivenNames(shell.user_ns)
        shell.statements.missing = self._tell_missing
        show_with(lambda output: self._outlet.show(_cut(output)))
        _install(self._client)

    def run(self, cells: Sequence[tuple[int, str, str]]) -> None:
        with self._outlet.closed():
            self._given.define(self._run_given, [source for _, source, kind in cells if kind == GIVEN])
        for index, source, kind in cells:
            if kind != GIVEN:
                self._run_cell(index, source, kind)
        with self._outlet.closed():
            self._outlet.tell({"op": "end"})
            self._client.serve()

    def _run_given(self, source: str) -> None:
        run_cell(self._shell, source, self._cell, count=False)

    def _run_cell(self, index: int, source: str, kind: str) -> None:
        self._outlet.tell({"op": "cell", "index": index})
        if kind in (ANSWER, CHECK):
            for name in self._given.put_back():
                self._outlet.tell({"op": "put_back", "name": name})
        if kind == CHECK:
            source = with_our_check(source, self._shell.user_ns, self._client.check)
        if kind == OWN and self._own_left <= 0:
            self._outlet.tell({"op": "spent"})
        started, asked = time.monotonic(), self._client.seconds
        seconds = min(self._cell, self._own_left) if kind == OWN else self._cell
        count = run_cell(self._shell, source, seconds)
        if kind == OWN:
            self._own_left -= time.monotonic() - started - (self._client.seconds - asked)
        self._outlet.tell({"op": "ran", "count": count})

    def _tell_missing(self, module: str, names: list[str]) -> None:
        self._outlet.tell({"op": "missing", "module": module[:100], "names": names[:100]})


def _cut(value: Any) -> Any:
    """An output with every text in it cut to a length that can travel."""
    if isinstance(value, str):
        text = value if len(value) <= _PIECE else value[:_PIECE] + " [cut]"
        return text.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {str(key): _cut(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cut(item) for item in value][:1000]
    return value if value is None or isinstance(value, bool | int | float) else str(value)[:1000]


def _install(client: Client) -> None:
    """Put our ``check``, and silent helpers, where notebooks import them from."""
    import dlcourse
    import dlcourse.checking

    silence_helpers()
    for module in (dlcourse, dlcourse.checking):
        vars(module)["check"] = client.check


def _reseed() -> None:
    """Every submission starts from the same random state, whatever ran in this worker before."""
    random.seed(0)
    np.random.seed(0)
    if "torch" in sys.modules:  # its manual_seed looks for graphics cards first, longer than some cells run
        sys.modules["torch"].default_generator.manual_seed(0)
