"""A progress bar for what takes longer than a second; what is shorter shows nothing."""

import time
from html import escape
from types import TracebackType
from typing import Any, Self

PATIENCE = 1.0
"""Seconds before anything is shown."""
PAUSE = 0.1
"""Least seconds between two updates."""


class ProgressBar:
    """Counts steps: a bar in a terminal and in a notebook, nothing anywhere else.

    Args:
        steps: how many there will be; ``expect`` adds more.
        label: what is shown when a step says nothing.
        wanted: False shows nothing at all.
    """

    def __init__(self, steps: int = 0, label: str = "", *, wanted: bool = True):
        self._steps = steps
        self._done = 0
        self._label = label
        self._wanted = wanted
        self._next = time.monotonic() + PATIENCE
        self._display: _Terminal | _Notebook | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, tb: TracebackType | None) -> None:
        if self._display is not None:
            self._display.close()

    def expect(self, steps: int) -> None:
        """More steps are to come."""
        self._steps += steps

    def advance(self, *words: object) -> None:
        """One step is done.

        Args:
            *words: how it goes; turned into text only where it is shown.
        """
        self._done += 1
        now = time.monotonic()
        if self._wanted and now >= self._next:
            self._next = now + PAUSE
            self._display = self._display or _open()
            if self._display is not None:
                self._display.show(self._done, self._steps, " ".join(map(str, words)) or self._label)


def _open() -> "_Terminal | _Notebook | None":
    from rich.console import Console

    console = Console()
    if console.is_jupyter:
        return _Notebook()
    return _Terminal(console) if console.is_terminal else None


class _Terminal:
    def __init__(self, console: Any):
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (BarColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
        self._progress = Progress(*columns, console=console, transient=True)
        self._task = self._progress.add_task("")
        self._progress.start()

    def show(self, done: int, steps: int, text: str) -> None:
        self._progress.update(self._task, completed=done, total=steps, description=text)

    def close(self) -> None:
        self._progress.stop()


class _Notebook:
    """One display that is written over; rich's own bar would need a widget for it."""

    def __init__(self) -> None:
        from IPython.display import display

        self._handle = display({"text/plain": ""}, raw=True, display_id=True)

    def show(self, done: int, steps: int, text: str) -> None:
        line = f"{100 * done // max(steps, 1)} %  {text}"
        bar = f'<label>{escape(line)} <progress value="{done}" max="{steps}"></progress></label>'
        self._handle.update({"text/plain": line, "text/html": bar}, raw=True)

    def close(self) -> None:
        self._handle.update({"text/plain": ""}, raw=True)
