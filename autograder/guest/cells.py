"""One submission in the sandbox: its cells, the checks among them, then the oracle's last questions."""

import random
import signal
import socket
import sys
from typing import Any

import numpy as np

from dlcourse.checking.calling.limits import time_limit

from ..wire.channel import Channel
from ..wire.errors import ClosedError
from .client import Client
from .shell import Shell, run_cell, silence_descriptors

_PIECE = 60_000
"""Characters of one output that travel at once; the grader cuts what is too much in all."""


def run_cells(sock: socket.socket, shell: Shell, seconds: float) -> None:
    """Run the cells that come over the socket; each is interrupted after ``seconds``."""
    silence_descriptors()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    channel = Channel(sock)
    try:
        cells = channel.receive()["cells"]
        _reseed()
        client = Client(channel)
        _install(client)
        for index, source in cells:
            _run_cell(channel, shell, index, source, seconds)
        channel.send({"op": "end"})
        client.serve()
    except ClosedError:
        sys.exit(1)


def _run_cell(channel: Channel, shell: Shell, index: int, source: str, seconds: float) -> None:
    channel.send({"op": "cell", "index": index})
    with time_limit(seconds):
        count = run_cell(shell, source, lambda output: channel.send({"op": "output", "output": _cut(output)}))
    channel.send({"op": "ran", "count": count})


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
    """Put our ``check`` and a silent ``explore`` where a notebook's first cell imports them from."""
    import dlcourse
    import dlcourse.checking

    names: dict[str, Any] = {"check": client.check, "explore": lambda *args, **kwargs: None}
    for name, function in names.items():
        setattr(dlcourse, name, function)
    vars(dlcourse.checking)["check"] = client.check


def _reseed() -> None:
    """Every submission starts from the same random state, whatever ran in this worker before."""
    random.seed(0)
    np.random.seed(0)
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(0)
