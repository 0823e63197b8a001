"""``check()`` as the student's code finds it in the sandbox: it hands in, and learns nothing."""

import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from typing import Any

from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.calling.outcome import Outcome

from ..wire.channel import Channel
from ..wire.errors import WireError
from .objects import OPERATIONS, Objects, changeable
from .outlet import Outlet


class Client:
    """Answers the oracle's questions about what a student hands in."""

    def __init__(self, channel: Channel, outlet: Outlet):
        self.seconds = 0.0
        """Spent in checks so far."""
        self._channel, self._outlet = channel, outlet
        self._objects = Objects(channel)
        self._callers: dict[tuple[int, float], LocalCaller] = {}

    def check(self, id: str, *answers: Any) -> None:
        """Hand in the answers to one exercise."""
        started = time.monotonic()
        with _timer_stopped(), self._outlet.closed():  # each call has a limit of its own
            handed_in = {"op": "check", "id": str(id)[:200], "answers": self._encode(list(answers))}
            self._outlet.tell(handed_in)
            self.serve()
        self.seconds += time.monotonic() - started
        print(f"{id}: handed in")

    def serve(self) -> None:
        """Answer questions until the oracle has none left."""
        while (request := self._channel.receive())["op"] != "done":
            self._reply(self._answer(request))

    def _answer(self, request: Mapping[str, Any]) -> dict[str, Any]:
        match request["op"]:
            case "call":
                return self._call(request)
            case "source":
                return {"value": self._encode(self._caller(request).source())}
        target = self._objects[request["object"]]
        try:
            args = self._objects.codec.decode(request["args"])
            return {"value": self._encode(OPERATIONS[request["op"]](target, *args))}
        except Exception as error:
            return {"error": type(error).__name__, "message": str(error)[:500]}

    def _call(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Call an object with the watching of a check in the notebook; report all there is to say."""
        _reset_default_dtype()
        decode = self._objects.codec.decode
        caller = self._caller(request)
        play = decode(request["play"]) if "play" in request else None
        args, kwargs = decode(request["args"]), decode(request["kwargs"])
        if not request.get("restore"):
            return self._report(caller.call(args, kwargs, play))
        given: list[Any] = []
        outcome = caller.call(args, kwargs, _keeping(given))
        return {**self._report(outcome), "after": self._encode(list(changeable(given)))}

    def _report(self, outcome: Outcome) -> dict[str, Any]:
        seen = {
            field.name: getattr(outcome, field.name) for field in fields(outcome) if field.name != "value"
        }
        return {"outcome": self._encode(seen), "value": self._encode(outcome.value)}

    def _caller(self, request: Mapping[str, Any]) -> LocalCaller:
        key = (request["object"], request["seconds"])
        if key not in self._callers:
            self._callers[key] = LocalCaller(self._objects[key[0]], key[1])
        return self._callers[key]

    def _encode(self, value: Any) -> Any:
        return self._objects.codec.encode(value)

    def _reply(self, message: dict[str, Any]) -> None:
        try:
            self._channel.send(message)
        except WireError as error:
            self._channel.send({"error": "TooLarge", "message": str(error)})


def _reset_default_dtype() -> None:
    """A notebook may have changed torch's; at home that changes what is expected as well, not here."""
    if "torch" in sys.modules:
        sys.modules["torch"].set_default_dtype(sys.modules["torch"].float32)


@contextmanager
def _timer_stopped() -> Iterator[None]:
    left, repeat = signal.setitimer(signal.ITIMER_REAL, 0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, left, repeat)


def _keeping(given: list[Any]) -> Callable[..., Any]:
    """Play nothing but the call itself, and keep hold of the arguments it got."""

    def play(answer: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        given[:] = [*args, *kwargs.values()]
        return answer(*args, **kwargs)

    return play
