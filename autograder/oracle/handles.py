"""The oracle's dealings with objects that stay in the sandbox: values out and in, calls, callbacks."""

import builtins
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from autograder.oracle.arguments import change_like
from autograder.oracle.lending import methods_of
from autograder.oracle.line import Line
from autograder.oracle.memory import memory_limit
from autograder.oracle.pickling import pickled, travels_by_name
from autograder.oracle.remote import Remote, make_remote, number_of
from autograder.wire.codec import Codec
from autograder.wire.errors import WireError
from autograder.wire.lent import data_of
from dlcourse.checking.calling.limits import TimeLimitError
from dlcourse.checking.case import Seed

_STEP_SECONDS = 5.0
"""Limit of one operation on an object."""

_CALL_SECONDS = 60.0
"""Limit of one call in a script; the script as a whole has the exercise's own limit."""

_MAX_CALLBACKS = 500_000

_CALLBACK_MEMORY = 2**30
"""Bytes that a function of ours may take for what student code asks it."""

_OVER = "this function was handed in for a call that is over"


@dataclass(frozen=True)
class Seen:
    """What the sandbox reports about the calls of a script, besides their values."""

    used_global_random: bool = False
    hidden_state: tuple[str, ...] = ()
    printed: str = ""
    warned: tuple[str, ...] = ()
    error: tuple[str, str] | None = None


class Handles:
    """Objects of the sandbox, known here by number, and functions of ours, known there by number.

    Args:
        line: to the sandbox.
        near: scripts and functions travel to the sandbox (torch needs its graph there) instead of being
            played here and called back.
    """

    def __init__(self, line: Line, near: bool):
        self.line, self.near = line, near
        self.seen = Seen()
        """By the calls since it was last replaced."""
        self.lent = 0
        """How many functions and objects of ours have been handed in so far."""
        self._codec = Codec(self._export, self._resolve)
        self._functions: dict[int, Callable[..., Any]] = {}
        self._handed_out = 0
        self._callbacks = 0

    def encode(self, value: Any) -> Any:
        """A value for the sandbox."""
        return self._codec.encode(value)

    def decode(self, data: Any) -> Any:
        """A value from the sandbox.

        Raises:
            LostError: it is no value.
        """
        try:
            return self._codec.decode(data)
        except WireError as error:
            raise self.line.refuse() from error

    def forget_functions(self) -> None:
        """End the life of every function of ours that was handed in: it belonged to a call that is over."""
        self._functions.clear()

    def ask(self, request: Mapping[str, Any], seconds: float) -> dict[str, Any]:
        """Ask a question and serve the callbacks that come before its reply.

        Raises:
            LostError: there is no reply.
        """
        return self.line.ask(request, seconds, self._serve)

    def operate(self, operation: str, number: int, args: list[Any]) -> Any:
        """Do something with an object of the sandbox; raises what it raises, as far as that can be told."""
        request = {"op": operation, "object": number, "args": self.encode(args)}
        reply = self.ask(request, _STEP_SECONDS)
        if "error" in reply:
            raise self._exception(reply["error"], reply.get("message"))
        return self.decode(reply.get("value"))

    def call(self, number: int, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Any:
        """Call an object inside a script: its value, or the exception it raised.

        What the call has changed in arrays, lists, dictionaries and generators is done to ours as well.
        """
        request = {"op": "call", "object": number, "seconds": _CALL_SECONDS, "restore": True}
        request |= {"args": self.encode(list(args)), "kwargs": self.encode(dict(kwargs))}
        reply = self.ask(request, _CALL_SECONDS)
        report = self.read_outcome(reply)
        self._note(report)
        change_like([*args, *kwargs.values()], self.decode(reply.get("after")))
        match report["kind"]:
            case "returned":
                return self.decode(reply.get("value"))
            case "timeout":
                raise TimeLimitError
            case "missing":
                raise NotImplementedError(report["message"])
            case "signature":
                raise self._exception("TypeError", report["message"])
        raise self._exception(report["error"], report["message"])

    def read_outcome(self, reply: Mapping[str, Any]) -> dict[str, Any]:
        """What the sandbox says about a call, with every part of it of the type it should have.

        Raises:
            LostError: it is no such report.
        """
        report = self.decode(reply.get("outcome"))
        if "error" in reply:  # the value was too large to travel
            return _failed(str(reply["error"])[:80], str(reply.get("message"))[:500])
        if not isinstance(report, dict) or report.get("kind") not in _KINDS:
            raise self.line.refuse()
        clean = {name: _typed(report.get(name), kind) for name, kind in _FIELDS.items()}
        return {**clean, "kind": report["kind"]}

    def _note(self, report: Mapping[str, Any]) -> None:
        """Add what one call of a script did to what was seen before."""
        seen = self.seen
        self.seen = Seen(
            used_global_random=seen.used_global_random or report["used_global_random"],
            hidden_state=tuple(dict.fromkeys((*seen.hidden_state, *report["hidden_state"]))),
            printed=(seen.printed + report["printed"])[:2000],
            warned=tuple(dict.fromkeys((*seen.warned, *report["warned"]))),
            error=seen.error,
        )

    def _exception(self, name: Any, message: Any) -> Exception:
        """An exception of the sandbox as one of the same name here, where that is a built-in one."""
        name, message = str(name)[:80], str(message)[:500]
        self.seen = replace(self.seen, error=(name, message))
        kind = getattr(builtins, name, None)
        if isinstance(kind, type) and issubclass(kind, Exception) and not issubclass(kind, UnicodeError):
            return kind(message)
        return RuntimeError(f"{name}: {message}")

    def _serve(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Call a function that was handed in as an argument, on behalf of the student's code."""
        self._callbacks += 1
        number = request.get("function")
        if request["op"] != "callback" or type(number) is not int or self._callbacks > _MAX_CALLBACKS:
            raise WireError("no answer to a question")
        if not 0 <= number < self._handed_out:
            raise WireError("no function that was given")
        if number not in self._functions:
            return {"error": "RuntimeError", "message": _OVER}
        args, kwargs = (self._codec.decode(request.get(name)) for name in ("args", "kwargs"))
        try:
            with np.errstate(all="ignore"), memory_limit(_CALLBACK_MEMORY):
                return {"value": self.encode(self._functions[number](*args, **kwargs))}
        except Exception as error:  # the student called it with something it cannot use
            return {"error": type(error).__name__, "message": str(error)[:500]}

    def _export(self, value: Any) -> dict[str, Any]:
        if isinstance(value, Remote):
            return {"object": number_of(value)}
        if isinstance(value, Seed):
            return {"seed": value.value}
        if isinstance(value, np.random.Generator):
            return {"generator": self.encode(value.bit_generator.state)}
        if travels_by_name(value):
            return {"pickle": pickled(value)}
        self.lent += 1
        if self.near:
            return {"pickle": pickled(value)}
        if callable(value) or not hasattr(value, "__dict__"):
            return {"callback": self._hand_out(value)}
        methods = {name: self._hand_out(method) for name, method in methods_of(value).items()}
        return {"lent": type(value).__name__, "data": self.encode(data_of(value)), "methods": methods}

    def _hand_out(self, function: Callable[..., Any]) -> int:
        number = self._handed_out
        self._functions[number] = function
        self._handed_out += 1
        return number

    def _resolve(self, description: Mapping[str, Any]) -> Any:
        number, name = description.get("object"), description.get("type")
        if type(number) is not int or type(name) is not str:
            raise WireError("a malformed handle")
        return make_remote(self, number, name[:60], bool(description.get("callable")))


_KINDS = ("returned", "raised", "missing", "signature", "timeout")
_FIELDS: dict[str, type] = {
    "error": str,
    "message": str,
    "changed": tuple,
    "used_global_random": bool,
    "hidden_state": tuple,
    "printed": str,
    "warned": tuple,
    "seconds": float,
}


def _failed(error: str, message: str) -> dict[str, Any]:
    empty = {name: kind() for name, kind in _FIELDS.items()}
    return {**empty, "kind": "raised", "error": error, "message": message}


def _typed(value: Any, kind: Any) -> Any:
    if type(value) is not kind:
        return kind()
    if kind is tuple:
        return tuple(item[:500] for item in value[:20] if type(item) is str)
    return value[:2000] if kind is str else value
