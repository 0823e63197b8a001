"""Calls a student's answer in this process and reports whatever happens as an ``Outcome``."""

import inspect
import random
import textwrap
import time
import traceback
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import numpy as np

import dlcourse
from dlcourse.checking.calling.arguments import equal, fresh, named, signature_problem
from dlcourse.checking.calling.capture import captured
from dlcourse.checking.calling.hidden_state import hidden_state
from dlcourse.checking.calling.limits import TimeLimitError, time_limit
from dlcourse.checking.calling.outcome import Outcome
from dlcourse.in_browser.absent import NotHereError

Play = Callable[..., Any]

_UNTOUCHED = 624
"""Where a Mersenne twister stands from which nothing was drawn since it got its seed."""

_OUR_FOLDER = str(Path(dlcourse.__file__).parent)


class Caller(Protocol):
    """One answer of a student, wherever it lives: in this process or at the far end of a socket."""

    def call(self, args: tuple[Any, ...], kwargs: Mapping[str, Any], play: Play | None = None) -> Outcome:
        """Call the answer with fresh copies of the arguments, or play a script with it."""

    def read(self) -> Any:
        """The answer as a plain value, for quizzes."""

    def source(self) -> str:
        """The answer's source code; empty where it cannot be had."""


class LocalCaller:
    """An answer in this process, called under a time limit with its output captured."""

    def __init__(self, answer: Any, seconds: float = 5.0):
        self._answer = answer
        self._seconds = seconds
        self._hidden_state = hidden_state(answer)

    def read(self) -> Any:
        """The answer itself."""
        return self._answer

    def source(self) -> str:
        """The answer's source code; empty where Python does not know it."""
        try:
            return textwrap.dedent(inspect.getsource(self._answer))
        except (OSError, TypeError):
            return ""

    def call(self, args: tuple[Any, ...], kwargs: Mapping[str, Any], play: Play | None = None) -> Outcome:
        """Call the answer; never raises because of what the answer does (but for the user's own Ctrl-C)."""
        if not callable(self._answer):
            return Outcome("signature", message=f"it is a value of type {type(self._answer).__name__}")
        function = partial(play, self._answer) if play else self._answer
        problem = signature_problem(function, args, kwargs)
        if problem:
            return Outcome("signature", message=problem)
        given_args, given_kwargs = fresh(args), fresh(dict(kwargs))
        before = named(function, fresh(args), fresh(dict(kwargs)))
        random_before = _global_random_state()
        started = time.perf_counter()
        with captured() as output:
            kind, value, error = self._evaluate(function, given_args, given_kwargs)
        seconds = time.perf_counter() - started
        after = named(function, given_args, given_kwargs)
        random_after = _global_random_state()
        _restore_global_random_state(random_before)
        return Outcome(
            kind=kind,
            value=value,
            error=type(error).__name__ if error else "",
            lineage=tuple(kind.__name__ for kind in type(error).__mro__) if error else (),
            message=_describe_error(error) if error else "",
            changed=tuple(name for name in before if not equal(before[name], after[name])),
            used_global_random=_has_drawn(random_before, random_after),
            hidden_state=self._hidden_state,
            printed=output.printed,
            warned=output.warned,
            seconds=seconds,
        )

    def _evaluate(
        self, function: Play, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> tuple[Any, Any, BaseException | None]:
        try:
            with time_limit(self._seconds):
                return "returned", function(*args, **kwargs), None
        except TimeLimitError:
            return "timeout", None, None
        except NotImplementedError as error:
            return "missing", None, error
        except (KeyboardInterrupt, NotHereError):
            raise
        except BaseException as error:  # SystemExit included: a student's exit() must not end the notebook
            return "raised", None, error


def _global_random_state() -> tuple[Any, ...]:
    """Both global random states, in a form that can be compared at once."""
    name, keys, *rest = np.random.get_state()
    return (name, np.asarray(keys).tobytes(), *rest), random.getstate()


def _has_drawn(before: tuple[Any, ...], after: tuple[Any, ...]) -> bool:
    """Whether numbers were drawn between two states; to set a seed, a habit, is not to draw."""
    numpy, python = after
    drew = numpy != before[0] and numpy[2] != _UNTOUCHED
    return drew or (python != before[1] and python[1][-1] != _UNTOUCHED)


def _restore_global_random_state(state: tuple[Any, ...]) -> None:
    (name, keys, *rest), python_state = state
    np.random.set_state((name, np.frombuffer(keys, np.uint32), *rest))
    random.setstate(python_state)


def _describe_error(error: BaseException) -> str:
    """The exception's text, with the last line of code outside this package that led to it."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if not f.filename.startswith(_OUR_FOLDER)]
    own = [f for f in frames if "site-packages" not in f.filename] or frames
    text = str(error)[:500] or "(no message)"
    return f"{text} (line {own[-1].lineno}: {own[-1].line})" if own and own[-1].line else text
