"""A progress bar for trainings that take longer than a second; shorter ones show nothing."""

import time
from types import TracebackType
from typing import Any, Self

PATIENCE = 1.0
"""Seconds before anything is shown."""
PAUSE = 0.1
"""Least seconds between two updates."""


class Progress:
    """Counts training steps: a bar in a terminal, one line in a notebook, nothing anywhere else.

    Args:
        steps: how many there will be.
        wanted: False shows nothing at all.
    """

    def __init__(self, steps: int, *, wanted: bool = True):
        self._steps = steps
        self._done = 0
        self._wanted = wanted
        self._next = time.monotonic() + PATIENCE
        self._display: _Bar | _Line | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, tb: TracebackType | None) -> None:
        if self._display is not None:
            self._display.close()

    def advance(self, epoch: int, scores: object) -> None:
        """One step is done.

        Args:
            epoch: number of the epoch, from 1.
            scores: how it goes; turned into text only where it is shown.
        """
        self._done += 1
        now = time.monotonic()
        if self._wanted and now >= self._next:
            self._next = now + PAUSE
            self._display = self._display or _open(self._steps)
            if self._display is not None:
                self._display.show(self._done, f"epoch {epoch}: {scores}")


def _open(steps: int) -> "_Bar | _Line | None":
    from rich.console import Console

    console = Console()
    if console.is_jupyter:
        return _Line(steps)
    return _Bar(steps, console) if console.is_terminal else None


class _Bar:
    """In a terminal."""

    def __init__(self, steps: int, console: Any):
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (BarColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
        self._progress = Progress(*columns, console=console, transient=True)
        self._task = self._progress.add_task("", total=steps)
        self._progress.start()

    def show(self, done: int, text: str) -> None:
        self._progress.update(self._task, completed=done, description=text)

    def close(self) -> None:
        self._progress.stop()


class _Line:
    """In a notebook: one line that is written over."""

    def __init__(self, steps: int):
        from IPython.display import display

        self._steps = steps
        self._handle = display({"text/plain": ""}, raw=True, display_id=True)

    def show(self, done: int, text: str) -> None:
        self._handle.update({"text/plain": f"{100 * done // self._steps} %  {text}"}, raw=True)

    def close(self) -> None:
        self._handle.update({"text/plain": ""}, raw=True)
