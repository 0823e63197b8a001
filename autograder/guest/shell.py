"""Runs a notebook's cells as IPython does, without a kernel, and hands over each output as it comes."""

import base64
import inspect
import io
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from IPython.core import pylabtools
from IPython.core.compilerop import CachingCompiler
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

from dlcourse.checking.as_graded.magics import make_idle, without_cell_magic
from dlcourse.checking.as_graded.statements import Statements

Emit = Callable[[dict[str, Any]], None]
"""Takes one output in the form of a notebook file."""

_emit: Emit = lambda output: None  # noqa: E731


class _Publisher(DisplayPublisher):
    def publish(
        self,
        data: Any,
        metadata: Any = None,
        source: Any = None,
        *,
        transient: Any = None,
        update: bool = False,
        **kwargs: Any,
    ) -> None:
        _emit({"output_type": "display_data", "data": _as_text(data), "metadata": metadata or {}})


class _Hook(DisplayHook):
    def __call__(self, result: Any = None) -> None:
        if result is None or self.quiet():
            return
        self.fill_exec_result(result)
        self.update_user_ns(result)
        data, metadata = self.compute_format_data(result)
        output = {"output_type": "execute_result", "data": _as_text(data), "metadata": metadata}
        _emit({**output, "execution_count": self.prompt_count})


class _Compiler(CachingCompiler):
    """Says which module a cell belongs to: each line of a traceback would search all that are loaded."""

    def cache(self, transformed_code: str, number: int = 0, raw_code: str | None = None) -> str:
        name: str = super().cache(transformed_code, number, raw_code)
        inspect.modulesbyfile[name] = inspect.modulesbyfile[str(Path(name).absolute())] = "__main__"
        return name


class Shell(InteractiveShell):
    """IPython's shell with outputs in notebook form, and with the rules of grading."""

    display_pub_class = Type(_Publisher)
    displayhook_class = Type(_Hook)
    compiler_class = Type(_Compiler)
    statements: Statements

    def enable_gui(self, gui: Any = None) -> None:
        """There is no event loop to join."""

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        text = [str(line) for line in stb]
        _emit({"output_type": "error", "ename": etype.__name__, "evalue": str(evalue), "traceback": text})


class _Stream(io.TextIOBase):
    """stdout or stderr of a cell."""

    def __init__(self, name: str):
        self._name = name

    encoding = "utf-8"

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        """Where programs that are started write: nowhere, see ``silence_descriptors``."""
        return 1

    def write(self, text: str) -> int:
        if text:
            _emit({"output_type": "stream", "name": self._name, "text": text})
        return len(text)


def _with_pictures_that_can_be_shown(select: Callable[..., None]) -> Callable[..., None]:
    """Figures come as PNG or JPEG, whatever format a notebook asks for: graders' pages show no SVG."""

    def select_formats(shell: Any, formats: Any, **kwargs: Any) -> None:
        wanted = {formats} if isinstance(formats, str) else set(formats)
        select(shell, wanted & {"png", "retina", "png2x", "jpg", "jpeg"} or {"png"}, **kwargs)

    return select_formats


pylabtools.select_figure_formats = _with_pictures_that_can_be_shown(pylabtools.select_figure_formats)


def make_shell() -> Shell:
    """A shell that keeps no history on disk and shows errors without colours."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    shell = Shell.instance(config=config)
    shell.statements = Statements(shell, lambda module, names: None)
    make_idle(shell)
    _warm_up(shell)
    return shell


def _warm_up(shell: Shell) -> None:
    """Load what a first value and a first error would load, before any notebook has to wait for it."""
    for source in ("None", "raise NotImplementedError"):
        shell.run_cell(source, silent=True)


def show_with(emit: Emit) -> None:
    """Hand every output over to ``emit`` from now on."""
    global _emit
    _emit = emit


def run_cell(shell: Shell, source: str, seconds: float, *, count: bool = True) -> int | None:
    """Run one cell; after so many seconds only its definitions are still run.

    Args:
        shell: where it runs.
        source: the cell.
        seconds: its time.
        count: it is a cell of the student's notebook, with a number.

    Returns:
        The number it would have in the notebook.
    """
    number = shell.execution_count
    shell.statements.deadline = time.monotonic() + seconds
    with _streams():
        shell.run_cell(without_cell_magic(source), store_history=count)
    return number


@contextmanager
def _streams() -> Iterator[None]:
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _Stream("stdout"), _Stream("stderr")
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def _as_text(data: dict[str, Any]) -> dict[str, Any]:
    """Pictures as base64, the form in which notebook files hold them."""
    return {
        kind: base64.b64encode(value).decode() if isinstance(value, bytes) else value
        for kind, value in data.items()
    }


def silence_descriptors() -> None:
    """What programs started by the student write to descriptors 0, 1, 2 goes nowhere."""
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
