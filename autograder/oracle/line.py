"""The transport of the oracle's questions: one question, one reply, and why there is none any more."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from autograder.wire.channel import Channel
from autograder.wire.errors import ClosedError, WireError

GRACE = 3.0
"""Seconds beyond a call's own limit after which a silent sandbox is given up."""

Serve = Callable[[Mapping[str, Any]], dict[str, Any]]
"""Replies to a question that the sandbox asks before it answers ours."""


class LostError(Exception):
    """The sandbox no longer answers sensibly: its code has ended, hangs, or talks nonsense."""


class Line:
    """A channel on which questions are asked until the first one that is not answered."""

    def __init__(self, channel: Channel):
        self.lost = ""
        """Why the line is dead: ``ended``, ``silent`` or ``nonsense``; empty while it is not."""
        self._channel = channel

    @property
    def waited(self) -> float:
        """Seconds spent so far waiting for the sandbox."""
        return self._channel.waited

    def ask(self, request: Mapping[str, Any], seconds: float, serve: Serve) -> dict[str, Any]:
        """Send a request and return the reply.

        Args:
            request: what is asked.
            seconds: the limit that the sandbox itself keeps.
            serve: replies to what the sandbox asks meanwhile; a ``WireError`` of it ends the line.

        Raises:
            LostError: there is none; from then on every question is answered like this at once.
        """
        if self.lost:
            raise LostError(self.lost)
        deadline = time.monotonic() + seconds + GRACE
        self.lost = "silent"  # holds if anything, such as our own time limit, breaks in between
        try:
            self._channel.send(dict(request))
            while (reply := self._channel.receive(max(0.0, deadline - time.monotonic()))).get("op"):
                self._channel.send(serve(reply))
            self.lost = ""
            return reply
        except ClosedError as error:
            self.lost = "ended"
            raise LostError(self.lost) from error
        except WireError as error:
            self.lost = "silent" if "in time" in str(error) else "nonsense"
            raise LostError(self.lost) from error

    def refuse(self) -> LostError:
        """Give the line up, since what came makes no sense; returns the error to raise."""
        self.lost = "nonsense"
        return LostError(self.lost)

    def close_questions(self) -> None:
        """Tell the sandbox that there are no more questions for now."""
        try:
            self._channel.send({"op": "done"})
        except ClosedError:
            self.lost = "ended"
