"""Runs ``dlcourse lab`` as a student would, asks its server for pages and ends it with Ctrl+C."""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

TOKEN = "secret"


class LabCommand:
    """A running ``dlcourse lab``."""

    def __init__(self, process: "subprocess.Popen[str]", port: int):
        self.process = process
        self.address = f"http://127.0.0.1:{port}"

    def get(self, page: str) -> Any:
        """The JSON that the server answers."""
        with urllib.request.urlopen(f"{self.address}/{page}?token={TOKEN}", timeout=10) as answer:
            return json.load(answer)

    def wait(self, seconds: float = 60) -> None:
        """Return as soon as the server answers."""
        deadline = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < deadline:
            try:
                self.get("api/status")
                return
            except OSError:
                time.sleep(0.2)
        raise AssertionError(f"JupyterLab did not start; exit status {self.process.poll()}")

    def press_ctrl_c(self, seconds: float = 30) -> str:
        """End it; return what it printed."""
        self.process.send_signal(signal.SIGINT)
        output, _ = self.process.communicate(timeout=seconds)
        return output


def free_port() -> int:
    """A port that nobody else is likely to take meanwhile, unlike the next free one from 8888 on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def lab_command(dlcourse: Sequence[str], folder: Path, *, cwd: Path, home: Path) -> Iterator[LabCommand]:
    """Start ``dlcourse lab`` in a home of its own; whatever happens, no server is left behind.

    Args:
        dlcourse: the words that run the command, for example ``[python, "-m", "dlcourse.cli"]``.
        folder: the course folder.
        cwd: where the command is given.
        home: an empty folder that stands for the student's home.
    """
    port = free_port()
    terminal, its_end = os.openpty()  # Jupyter treats Ctrl+C in its own way when it sits at a terminal
    process = subprocess.Popen(
        [*dlcourse, "lab", str(folder), "--no-browser", "--port", str(port)],
        cwd=cwd,
        env={**os.environ, "JUPYTER_TOKEN": TOKEN, "HOME": str(home)},
        stdin=its_end,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        command = LabCommand(process, port)
        command.wait()
        yield command
    finally:
        process.kill()
        process.wait()
        os.close(terminal)
        os.close(its_end)
