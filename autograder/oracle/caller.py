"""The engine's caller for an answer that lives in a sandbox."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from autograder.oracle.handles import Handles, Seen
from autograder.oracle.line import GRACE, LostError
from autograder.oracle.remote import Remote, number_of, without_remotes
from dlcourse.checking.calling.caller import LocalCaller
from dlcourse.checking.calling.limits import TimeLimitError, time_limit
from dlcourse.checking.calling.outcome import Outcome

_LOST = {
    "ended": "the code ended its own process (exit, a crash, or more memory or processes than allowed)",
    "nonsense": "the code answered with something that is no result, or with far too much of it",
}


_TRANSPORT = 0.5
"""Seconds that a call's arguments and result may take on their way."""


class RemoteCaller:
    """One answer of a student, in the sandbox."""

    def __init__(self, answer: Any, handles: Handles, seconds: float):
        self.has_been_lent = False
        """Whether a call of it was handed a function or an object of ours."""
        self._answer, self._handles, self._seconds = answer, handles, seconds

    def read(self) -> Any:
        """The answer as a plain value, for quizzes."""
        return without_remotes(self._answer)

    def source(self) -> str:
        """The answer's source code; empty where it cannot be had."""
        if not isinstance(self._answer, Remote):
            return ""
        request = {"op": "source", "object": number_of(self._answer), "seconds": self._seconds}
        try:
            source = self._handles.decode(self._handles.ask(request, 5.0).get("value"))
        except LostError:
            return ""
        return source if isinstance(source, str) else ""

    def call(
        self, args: tuple[Any, ...], kwargs: Mapping[str, Any], play: Callable[..., Any] | None = None
    ) -> Outcome:
        """Call the answer; never raises because of what the answer does."""
        if not isinstance(self._answer, Remote):
            return Outcome("signature", message=f"it is a value of type {type(self._answer).__name__}")
        self._handles.forget_functions()
        lent = self._handles.lent
        try:
            if play and not self._handles.near:
                return self._play(args, kwargs, play)
            with time_limit(self._seconds + GRACE):  # for functions of ours that the answer calls
                return self._call(args, kwargs, play)
        except (LostError, TimeLimitError):
            return self._lost()
        finally:
            self.has_been_lent |= self._handles.lent > lent

    def _call(
        self, args: tuple[Any, ...], kwargs: Mapping[str, Any], play: Callable[..., Any] | None
    ) -> Outcome:
        encode = self._handles.encode
        request: dict[str, Any] = {"op": "call", "object": number_of(self._answer), "seconds": self._seconds}
        request |= {"args": encode(args), "kwargs": encode(dict(kwargs))}
        if play:
            request["play"] = encode(play)
        before = self._handles.line.waited
        reply = self._handles.ask(request, self._seconds)
        if self._handles.line.waited - before > self._seconds + _TRANSPORT:
            return Outcome("timeout", seconds=self._seconds)  # by our clock, whatever theirs said
        report = self._handles.read_outcome(reply)
        value = without_remotes(self._handles.decode(reply.get("value")))
        return Outcome(value=value if report["kind"] == "returned" else None, **report)

    def _play(self, args: tuple[Any, ...], kwargs: Mapping[str, Any], play: Callable[..., Any]) -> Outcome:
        """Play the script here; only what it does with the student's objects happens in the sandbox."""
        self._handles.seen = Seen()
        outcome = LocalCaller(self._answer, self._seconds).call(args, kwargs, play)
        if self._handles.line.lost:
            return self._lost()
        seen = self._handles.seen
        error, message = seen.error or (outcome.error, outcome.message.partition(" (line ")[0])
        return replace(
            outcome,
            value=without_remotes(outcome.value),
            error=error if outcome.kind == "raised" else "",
            message=message if outcome.error else "",
            used_global_random=seen.used_global_random,
            hidden_state=seen.hidden_state,
            printed=seen.printed,
            warned=tuple(dict.fromkeys((*outcome.warned, *seen.warned))),
        )

    def _lost(self) -> Outcome:
        lost = self._handles.line.lost
        if lost in ("", "silent"):
            return Outcome("timeout", seconds=self._seconds)
        return Outcome("raised", error="Stopped", message=_LOST[lost])
