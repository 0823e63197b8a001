"""TensorBoard: read event files back, and show them in the notebook."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Self

import numpy as np

from dlcourse.frameworks.availability import require

if TYPE_CHECKING:
    from IPython.display import IFrame

HOST = "127.0.0.1"
START_SECONDS = 60
STOP_SECONDS = 10
ALL = 0  # TensorBoard's readers keep a sample of the values unless told to keep all


def read_scalars(folder: str | Path) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Read the curves of one run back from its event files.

    Args:
        folder: of the run.

    Returns:
        For each tag the steps and the values (float32, as they are stored).

    Raises:
        FrameworkMissingError: TensorBoard is not installed.
    """
    require("tensorboard")
    without_tensorflow()
    from tensorboard.backend.event_processing.event_accumulator import SCALARS, EventAccumulator

    events = EventAccumulator(str(folder), size_guidance={SCALARS: ALL}).Reload()
    return {
        tag: (
            np.array([event.step for event in events.Scalars(tag)]),
            np.array([event.value for event in events.Scalars(tag)], dtype=np.float32),
        )
        for tag in events.Tags()[SCALARS]
    }


class TensorBoard:
    """A TensorBoard server on this machine alone, which stops at the end of its ``with`` block.

    Args:
        folder: with one folder for each run.

    Attributes:
        url: where it answers, once started.
    """

    def __init__(self, folder: str | Path):
        self.folder = Path(folder)
        self.url = ""
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Start it."""
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop it."""
        self.stop()

    def start(self) -> Self:
        """Start the server and wait until it answers.

        Returns:
            The server itself.

        Raises:
            FrameworkMissingError: TensorBoard is not installed.
            RuntimeError: it does not answer.
        """
        require("tensorboard")
        port = free_port()
        command = [sys.executable, "-m", "tensorboard.main", "--logdir", str(self.folder), "--host", HOST]
        self._process = subprocess.Popen(
            [*command, "--port", str(port), "--load_fast", "false"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.url = f"http://{HOST}:{port}/"
        self._wait()
        return self

    def show(self, height: int = 480) -> "IFrame":
        """The server's page, for the notebook; it lives as long as the server does.

        Args:
            height: in pixels.
        """
        from IPython.display import IFrame

        return IFrame(self.url, width="100%", height=height)

    def stop(self) -> None:
        """Stop the server; once stopped it stays so."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def _wait(self) -> None:
        assert self._process
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                with urllib.request.urlopen(self.url, timeout=5):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        self.stop()
        raise RuntimeError(
            f"TensorBoard does not answer on {self.url}; try: python -m tensorboard.main --help"
        )


def without_tensorflow() -> None:
    """Let TensorBoard use its own small file functions: a module of this name is its switch for that.

    Else it imports all of TensorFlow, if installed, which takes seconds and writes on stderr.
    """
    switch = "tensorboard.compat.notf"
    sys.modules.setdefault(switch, ModuleType(switch))


def free_port() -> int:
    """A port of this machine that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]
