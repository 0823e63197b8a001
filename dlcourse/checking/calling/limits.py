"""A time limit for code in this process, on every platform."""

import ctypes
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from types import CodeType, FrameType
from typing import Any

from dlcourse.in_browser import IN_BROWSER

_REPEAT = 0.2
"""Seconds between further interrupts, for code that swallows the first one in a bare ``except:``."""


class TimeLimitError(BaseException):
    """The time is up. Not an ``Exception``, so that ``except Exception`` in student code lets it through."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise ``TimeLimitError`` inside the block when it runs longer than ``seconds``.

    In the main thread of a POSIX system an alarm also interrupts sleeping and waiting; elsewhere the
    error is raised between two bytecodes, so a long call into C is only ended when it returns.
    """
    kind = _counting if IN_BROWSER else _alarm if _can_use_alarm() else _asynchronous
    with kind(seconds):
        yield


def _can_use_alarm() -> bool:
    in_main_thread = threading.current_thread() is threading.main_thread()
    return hasattr(signal, "setitimer") and in_main_thread and signal.getitimer(signal.ITIMER_REAL)[0] == 0


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    def ring(signum: int, frame: FrameType | None) -> None:
        raise TimeLimitError

    previous = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, _REPEAT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


@contextmanager
def _asynchronous(seconds: float) -> Iterator[None]:
    thread = ctypes.c_ulong(threading.get_ident())
    done, fired, lock = threading.Event(), threading.Event(), threading.Lock()

    def watch() -> None:
        pause = seconds
        while not done.wait(pause):
            with lock:
                if not done.is_set():
                    fired.set()
                    _raise_in(thread, ctypes.py_object(TimeLimitError))
            pause = _REPEAT

    watcher = threading.Thread(target=watch, daemon=True)
    try:
        watcher.start()
    except RuntimeError:  # no more threads can be had: better no limit than no check
        yield
        return
    try:
        yield
    finally:
        with lock:
            done.set()
            if fired.is_set():
                _raise_in(thread, None)  # takes back an interrupt that was set but not delivered yet
        watcher.join()


_EVERY = 256
"""Jumps and calls between two looks at the clock, where nothing else can interrupt."""


@contextmanager
def _counting(seconds: float) -> Iterator[None]:
    """In a browser there are neither alarms nor threads: Python itself counts jumps and calls."""
    monitoring: Any = sys.monitoring  # type: ignore[attr-defined]
    tool, events = monitoring.DEBUGGER_ID, monitoring.events.JUMP | monitoring.events.PY_START
    end, steps = time.monotonic() + seconds, count()

    def look(code: CodeType, *where: int) -> None:
        if next(steps) % _EVERY == 0 and time.monotonic() > end:
            raise TimeLimitError

    outer = monitoring.get_tool(tool)
    if outer is not None:  # a limit inside of a limit: the outer one holds
        yield
        return
    monitoring.use_tool_id(tool, "dlcourse")
    try:
        for event in (monitoring.events.JUMP, monitoring.events.PY_START):
            monitoring.register_callback(tool, event, look)
        monitoring.set_events(tool, events)
        yield
    finally:
        monitoring.set_events(tool, 0)
        monitoring.free_tool_id(tool)


def _raise_in(thread: ctypes.c_ulong, error: ctypes.py_object | None) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, error)
