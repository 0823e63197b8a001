"""The oracle's end of the line to a sandbox: asks, and serves functions that were given as arguments."""

import builtins
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.oracle.shipping import pickled, travels_by_name
from autograder.wire.channel import Channel
from autograder.wire.codec import Codec
from autograder.wire.errors import ClosedError, WireError
from dlcourse.checking.exercise import Seed

GRACE = 3.0
"""Seconds beyond a call's own limit after which a silent sandbox is given up."""

_MAX_CALLBACKS = 500_000


class LostError(Exception):
    """The sandbox no longer answers sensibly: its code has ended, hangs, or talks nonsense."""


@dataclass
class Seen:
    """What the sandbox reports about the calls of a script, besides their values."""

    used_global_random: bool = False
    hidden_state: tuple[str, ...] = ()
    printed: str = ""
    warned: tuple[str, ...] = ()
    error: tuple[str, str] | None = None


@dataclass
class Line:
    """Questions and answers about the student's objects.

    Attributes:
        channel: to the sandbox.
        near: scripts and functions travel to the sandbox (torch needs its graph there) instead of being
            played here and called back.
        lost: why the line is dead: ``ended``, ``silent`` or ``nonsense``; empty while it is not.
        seen: by the calls since it was last replaced.
    """

    channel: Channel
    near: bool
    lost: str = ""
    seen: Seen = field(default_factory=Seen)
    _functions: list[Callable[..., Any]] = field(default_factory=list)
    _callbacks: int = 0

    def __post_init__(self) -> None:
        self.codec = Codec(self._export, self._resolve)

    def ask(self, request: Mapping[str, Any], seconds: float) -> dict[str, Any]:
        """Send a request and return the reply.

        Raises:
            LostError: there is none; from then on every question is answered like this at once.
        """
        if self.lost:
            raise LostError(self.lost)
        deadline = time.monotonic() + seconds + GRACE
        self.lost = "silent"  # holds if anything, such as our own time limit, breaks in between
        try:
            self.channel.send(dict(request))
            while (reply := self.channel.receive(max(0.0, deadline - time.monotonic()))).get("op"):
                self.channel.send(self._serve(reply))
            self.lost = ""
            return reply
        except ClosedError as error:
            self.lost = "ended"
            raise LostError(self.lost) from error
        except WireError as error:
            self.lost = "silent" if "in time" in str(error) else "nonsense"
            raise LostError(self.lost) from error

    def operate(self, operation: str, number: int, args: list[Any], seconds: float = 5.0) -> Any:
        """Do something with an object of the sandbox; raises what it raises, as far as that can be told."""
        request = {"op": operation, "object": number, "args": self.codec.encode(args)}
        reply = self.ask(request, seconds)
        if "error" in reply:
            raise self.exception(reply["error"], reply.get("message"))
        return self.decode(reply.get("value"))

    def decode(self, data: Any) -> Any:
        """A value from the sandbox.

        Raises:
            LostError: it is no value.
        """
        try:
            return self.codec.decode(data)
        except WireError as error:
            self.lost = "nonsense"
            raise LostError(self.lost) from error

    def exception(self, name: Any, message: Any) -> Exception:
        """An exception of the sandbox as one of the same name here, where that is a built-in one."""
        name, message = str(name)[:80], str(message)[:500]
        self.seen.error = (name, message)
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
        if not 0 <= number < len(self._functions):
            raise WireError("no function that was given")
        args, kwargs = (self.codec.decode(request.get(name)) for name in ("args", "kwargs"))
        try:
            with np.errstate(all="ignore"):
                return {"value": self.codec.encode(self._functions[number](*args, **kwargs))}
        except Exception as error:  # the student called it with something it cannot use
            return {"error": type(error).__name__, "message": str(error)[:500]}

    def _export(self, value: Any) -> dict[str, Any]:
        from autograder.oracle.proxy import Remote, number_of

        if isinstance(value, Remote):
            return {"object": number_of(value)}
        if isinstance(value, Seed):
            return {"seed": value.value}
        if isinstance(value, np.random.Generator):
            return {"generator": self.codec.encode(value.bit_generator.state)}
        if self.near or travels_by_name(value):
            return {"pickle": pickled(value)}
        self._functions.append(value)
        return {"callback": len(self._functions) - 1}

    def _resolve(self, description: Mapping[str, Any]) -> Any:
        from autograder.oracle.proxy import make_remote

        number, name = description.get("object"), description.get("type")
        if type(number) is not int or type(name) is not str:
            raise WireError("a malformed handle")
        return make_remote(self, number, name[:60], bool(description.get("callable")))
