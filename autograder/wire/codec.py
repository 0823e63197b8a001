"""Data on its way between the oracle and the sandbox: plain values, never pickle.

Numbers, text, lists, tuples, dictionaries, arrays and tensors travel as they are. Anything else stays where
it is, and a *handle* travels in its place; ``Codec`` leaves it to each side what its handles are.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from .arrays import KINDS, array_in, array_out, is_plain_tensor, tensor_in, tensor_out
from .errors import WireError

_MAX_DEPTH = 40
_MAX_BITS = 1024
_AS_IT_IS = {bool, float, bytes, type(None)}
"""What msgpack takes from us unchanged; a list of nothing else needs no look at each item."""


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
        if type(value) in _AS_IT_IS:
            return value
        if type(value) is int and value.bit_length() <= _MAX_BITS:
            return value if value.bit_length() < 64 else {"i": hex(value)}
        if type(value) is str:
            return value if value.isascii() else {"u": value.encode("utf-8", "surrogatepass")}
        if depth < _MAX_DEPTH:
            if type(value) is list and _AS_IT_IS.issuperset(map(type, value)):
                return value
            if type(value) is list:
                return [self.encode(item, depth + 1) for item in value]
            if type(value) is tuple:
                return {"t": [self.encode(item, depth + 1) for item in value]}
            if type(value) is dict:
                pairs = [[self.encode(k, depth + 1), self.encode(v, depth + 1)] for k, v in value.items()]
                return {"d": pairs}
        if type(value) is complex:
            return {"c": [value.real, value.imag]}
        if isinstance(value, np.ndarray) and value.dtype.kind in KINDS:
            return {"a": array_out(value)}
        if isinstance(value, np.generic) and value.dtype.kind in KINDS:
            return {"s": array_out(np.asarray(value))}
        if is_plain_tensor(value):
            return {"T": tensor_out(value)}
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
                return array_in(content)
            case "s":
                return array_in(content)[()]
            case "T":
                return tensor_in(content)
            case "h" if type(content) is dict:
                return self._resolve(content)
        raise WireError(f"unknown form {form!r}")


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
