"""One end of the line: length-capped msgpack frames on a stream socket."""

import socket
import struct
import time
from typing import Any

import msgpack

from .errors import ClosedError, WireError

MAX_FRAME = 32 * 2**20
"""Bytes in one frame; a longer one is never read."""

_MAX_CONTAINERS = 200_000
"""Lists and dictionaries in one frame: an empty one has a single byte there and sixty in memory."""


class Channel:
    """One end of a stream socket on which frames travel."""

    def __init__(self, sock: socket.socket, *, budget: int = 2**62, patience: float | None = None):
        """Use a connected socket.

        Args:
            sock: the socket.
            budget: how many bytes may come in all.
            patience: seconds that the other side may take to read a message.
        """
        self.waited = 0.0
        """Seconds spent waiting for the other side."""
        self.received = 0
        """How many messages came."""
        self._sock = sock
        self._budget, self._patience = budget, patience

    def fileno(self) -> int:
        """The socket's file descriptor."""
        return self._sock.fileno()

    def send(self, message: dict[str, Any]) -> None:
        """Send one message.

        Raises:
            ClosedError: the other side is gone.
            WireError: the message is longer than a frame may be.
        """
        body = msgpack.packb(message, use_bin_type=True)
        if len(body) > MAX_FRAME:
            raise WireError(f"{len(body):,} bytes are more than the {MAX_FRAME:,} a message may have")
        try:
            self._sock.settimeout(self._patience)
            self._sock.sendall(struct.pack("<I", len(body)) + body)
        except OSError as error:
            raise ClosedError(str(error)) from error

    def receive(self, seconds: float | None = None) -> dict[str, Any]:
        """Wait for one message.

        Raises:
            ClosedError: the other side is gone.
            WireError: nothing came in time, or it is no message, or it is too long.
        """
        started = time.monotonic()
        deadline = None if seconds is None else started + seconds
        (size,) = struct.unpack("<I", self._read(4, deadline))
        self._budget -= size
        if size > MAX_FRAME or self._budget < 0:
            raise WireError("more bytes than allowed")
        body = self._read(size, deadline)
        self.waited += time.monotonic() - started
        try:
            count = _Count()
            message = msgpack.unpackb(
                body, raw=False, strict_map_key=True, list_hook=count, object_hook=count
            )
        except Exception as error:  # msgpack has a dozen ways to refuse a forged frame
            raise WireError(f"a malformed message ({type(error).__name__})") from error
        if type(message) is not dict:
            raise WireError("a malformed message")
        self.received += 1
        return message

    def close(self) -> None:
        """Hang up."""
        self._sock.close()

    def _read(self, size: int, deadline: float | None) -> bytes:
        parts = bytearray()
        while len(parts) < size:
            self._sock.settimeout(None if deadline is None else max(0.001, deadline - time.monotonic()))
            try:
                part = self._sock.recv(min(size - len(parts), 2**20))
            except TimeoutError as error:
                raise WireError("no answer in time") from error
            except OSError as error:
                raise ClosedError(str(error)) from error
            if not part:
                raise ClosedError("the other side is gone")
            parts += part
        return bytes(parts)


class _Count:
    """Lets lists and dictionaries through until there are too many of them."""

    def __init__(self) -> None:
        self._left = _MAX_CONTAINERS

    def __call__(self, container: Any) -> Any:
        self._left -= 1
        if self._left < 0:
            raise WireError("more lists and dictionaries than allowed")
        return container
