"""A progress bar for checks that take longer than a second; shorter ones show nothing."""

import sys
import time
from types import TracebackType
from typing import Any

from dlcourse.checking.report.surroundings import in_notebook, is_being_graded

PATIENCE = 1.0
"""Seconds before anything is shown."""


class Progress:
    """Counts steps; use as a context manager, so that the bar goes away in the end."""

    def __init__(self, label: str):
        self._label = label
        self._started = time.monotonic()
        self._total = 0
        self._done = 0
        self._handle: Any = None
        self._on_terminal = False

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, tb: TracebackType | None) -> None:
        if self._handle is not None:
            self._handle.update({"text/plain": ""}, raw=True)
        elif self._on_terminal:
            print("\r" + " " * 70 + "\r", end="", flush=True)

    def expect(self, steps: int) -> None:
        """More steps are to come."""
        self._total += steps

    def advance(self) -> None:
        """One step is done; show the bar once the patience is over."""
        self._done += 1
        if time.monotonic() - self._started > PATIENCE and not is_being_graded():
            self._show()

    def _show(self) -> None:
        text = f"{self._label}: {self._done} / {self._total}"
        if in_notebook():
            self._show_in_notebook(text)
        elif sys.stdout.isatty():
            self._on_terminal = True
            print(f"\r{text}", end="", flush=True)

    def _show_in_notebook(self, text: str) -> None:
        from IPython.display import display

        bar = f'<label>{text} <progress value="{self._done}" max="{self._total}"></progress></label>'
        bundle = {"text/plain": text, "text/html": bar}
        if self._handle is None:
            self._handle = display(bundle, raw=True, display_id=True)
        else:
            self._handle.update(bundle, raw=True)
