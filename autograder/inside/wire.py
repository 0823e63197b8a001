"""Data on its way between the oracle and the sandbox: length-capped msgpack frames, never pickle.

Numbers, text, lists, tuples, dictionaries, arrays and tensors travel as they are. Anything else stays where
it is, and a *handle* travels in its place; ``Codec`` leaves it to each side what its handles are.
"""

import math
import socket
import struct
import time
from collections.abc import Callable
from typing import Any

import msgpack
import numpy as np

MAX_FRAME = 32 * 2**20
"""Bytes in one frame; a longer one is never read."""

_MAX_CONTAINERS = 200_000
"""Lists and dictionaries in one frame: an empty one has a single byte there and sixty in memory."""

_MAX_DEPTH = 40
_MAX_DIMENSIONS = 32
_MAX_BITS = 1024
_KINDS = "biufc"
"""Dtypes that travel: booleans, integers, floats and complex numbers; never objects."""

_TENSOR_DTYPES = (
    *("bool", "uint8", "int8", "int16", "int32", "int64"),
    *("float16", "bfloat16", "float32", "float64", "complex64", "complex128"),
)


class WireError(Exception):
    """Something came that is not data, is too much of it, or nothing came in time."""


class ClosedError(WireError):
    """The other side is gone."""


class Codec:
    """Turns values into what msgpack knows, and back.

    Args:
        export: ``export(value) -> dict`` describes what stays on this side.
        resolve: ``resolve(description) -> value`` makes something usable of the other side's description.
    """

    def __init__(self, export: Callable[[Any], dict[str, Any]], resolve: Callable[[dict[str, Any]], Any]):
        self._export = export
        self._resolve = resolve

    def encode(self, value: Any, depth: int = 0) -> Any:
        """A value as msgpack knows it; what is nested too deeply stays here."""
        value = _plain(value)
        if value is None or type(value) in (bool, float, bytes):
            return value
        if type(value) is int and value.bit_length() <= _MAX_BITS:
            return value if value.bit_length() < 64 else {"i": hex(value)}
        if type(value) is str:
            return value if value.isascii() else {"u": value.encode("utf-8", "surrogatepass")}
        if depth < _MAX_DEPTH:
            if type(value) is list:
                return [self.encode(item, depth + 1) for item in value]
            if type(value) is tuple:
                return {"t": [self.encode(item, depth + 1) for item in value]}
            if type(value) is dict:
                pairs = [[self.encode(k, depth + 1), self.encode(v, depth + 1)] for k, v in value.items()]
                return {"d": pairs}
        if type(value) is complex:
            return {"c": [value.real, value.imag]}
        if isinstance(value, np.ndarray) and value.dtype.kind in _KINDS:
            return {"a": _array_out(value)}
        if isinstance(value, np.generic) and value.dtype.kind in _KINDS:
            return {"s": _array_out(np.asarray(value))}
        if _is_plain_tensor(value):
            return {"T": _tensor_out(value)}
        return {"h": self._export(value)}

    def decode(self, data: Any) -> Any:
        """What ``encode`` was given.

        Raises:
            WireError: it is none of the forms above.
        """
        try:
            return self._decode(data)
        except WireError:
            raise
        except Exception as error:  # whatever a forged frame makes go wrong in here
            raise WireError(f"a malformed value ({type(error).__name__})") from error

    def _decode(self, data: Any) -> Any:
        if data is None or type(data) in (bool, int, float, str, bytes):
            return data
        if type(data) is list:
            return [self._decode(item) for item in data]
        if type(data) is not dict or len(data) != 1:
            raise WireError(f"not a value: {str(data)[:60]}")
        ((form, content),) = data.items()
        return self._decode_form(form, content)

    def _decode_form(self, form: str, content: Any) -> Any:
        match form:
            case "t":
                return tuple(self._decode(item) for item in content)
            case "d":
                return {self._decode(key): self._decode(value) for key, value in content}
            case "i" if len(content) < _MAX_BITS:
                return int(content, 16)
            case "u":  # half a surrogate pair could not be stored
                return content.decode("utf-8", "replace")
            case "c":
                return complex(*content)
            case "a":
                return _array_in(content)
            case "s":
                return _array_in(content)[()]
            case "T":
                return _tensor_in(content)
            case "h" if type(content) is dict:
                return self._resolve(content)
        raise WireError(f"unknown form {form!r}")


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
        self.waited += time.monotonic() - started
        self._budget -= size
        if size > MAX_FRAME or self._budget < 0:
            raise WireError("more bytes than allowed")
        body = self._read(size, deadline)
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


_BUILT_IN: tuple[tuple[type, Callable[..., Any]], ...] = (
    (float, float.__float__),
    (int, int.__index__),
    (str, str.__str__),
    (list, lambda value: list(list.__iter__(value))),
    (tuple, lambda value: tuple(tuple.__iter__(value))),
    (dict, lambda value: dict(dict.items(value))),
)


def _plain(value: Any) -> Any:
    """An ``OrderedDict``, a named tuple, an ``IntEnum`` ... as what it is a kind of, without its methods."""
    kind = type(value)
    if kind is bool or issubclass(kind, np.generic):
        return value
    return next(
        (make(value) for base, make in _BUILT_IN if kind is not base and issubclass(kind, base)), value
    )


class _Count:
    """Lets lists and dictionaries through until there are too many of them."""

    def __init__(self) -> None:
        self._left = _MAX_CONTAINERS

    def __call__(self, container: Any) -> Any:
        self._left -= 1
        if self._left < 0:
            raise WireError("more lists and dictionaries than allowed")
        return container


def _array_out(array: np.ndarray) -> list[Any]:
    return [array.dtype.str, list(array.shape), np.ascontiguousarray(array).tobytes()]


def _array_in(content: Any) -> np.ndarray:
    dtype_text, shape, raw = content
    dtype = np.dtype(dtype_text) if type(dtype_text) is str and len(dtype_text) < 8 else None
    if dtype is None or dtype.kind not in _KINDS or type(raw) is not bytes or len(shape) > _MAX_DIMENSIONS:
        raise WireError(f"not an array: {str(content)[:60]}")
    if not all(type(n) is int and n >= 0 for n in shape) or math.prod(shape) * dtype.itemsize != len(raw):
        raise WireError("an array whose shape does not fit its bytes")
    return np.frombuffer(raw, dtype).reshape(shape).copy()


def _is_plain_tensor(value: Any) -> bool:
    """Whether it is a tensor whose numbers lie in memory one after the other, in a dtype that travels."""
    if not any(base.__module__ == "torch" and base.__name__ == "Tensor" for base in type(value).__mro__):
        return False
    strided = str(value.layout) == "torch.strided" and value.device.type != "meta"
    return strided and str(value.dtype).removeprefix("torch.") in _TENSOR_DTYPES


def _tensor_out(tensor: Any) -> list[Any]:
    import torch

    data = tensor.detach().cpu().resolve_conj().resolve_neg().contiguous()
    name = str(data.dtype).removeprefix("torch.")
    raw = data.reshape(-1).view(torch.uint8).numpy().tobytes() if data.numel() else b""
    return [name, list(data.shape), raw, tensor.requires_grad]


def _tensor_in(content: Any) -> Any:
    import torch

    name, shape, raw, requires_grad = content
    dtype = getattr(torch, name) if type(name) is str and name in _TENSOR_DTYPES else None
    if dtype is None or type(raw) is not bytes or len(shape) > _MAX_DIMENSIONS:
        raise WireError(f"not a tensor: {str(content)[:60]}")
    if not all(type(n) is int and n >= 0 for n in shape) or math.prod(shape) * dtype.itemsize != len(raw):
        raise WireError("a tensor whose shape does not fit its bytes")
    flat = torch.frombuffer(bytearray(raw), dtype=dtype) if raw else torch.empty(0, dtype=dtype)
    return flat.reshape(shape).requires_grad_(bool(requires_grad))
