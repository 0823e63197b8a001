"""Stands for an object of the sandbox: the scripts of a case use it as if it were here."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.oracle.line import LostError, Seen
from autograder.wire.protocol import END
from dlcourse.checking.calling.limits import TimeLimitError

if TYPE_CHECKING:
    from autograder.oracle.line import Line

_SECONDS = 60.0
"""Limit of one call inside a script; the script as a whole has the exercise's own limit."""


class Remote:
    """An object that lives with the student's code; every use of it is a question to the sandbox."""

    def __init__(self, line: "Line", number: int):
        object.__setattr__(self, "_line", line)
        object.__setattr__(self, "_number", number)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)  # Python's own questions about an object are not for the sandbox
        try:
            return self._do("get", name)
        except LostError as error:
            raise AttributeError(name) from error

    def __setattr__(self, name: str, value: Any) -> None:
        self._do("set", name, value)

    def __deepcopy__(self, memo: Any) -> "Remote":
        return self

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise TypeError("an object of the sandbox does not travel")

    def __iter__(self) -> Iterator[Any]:
        iterator = self._do("iter")
        if not isinstance(iterator, Remote):
            raise TypeError("not iterable")
        while not (isinstance(item := iterator._do("next"), str) and item == END):
            yield item

    def __hash__(self) -> int:
        return hash((id(self._line), self._number))

    def _do(self, operation: str, *args: Any) -> Any:
        return self._line.operate(operation, self._number, list(args))


class RemoteFunction(Remote):
    """One that can be called."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call it inside a script: its value, or the exception it raised.

        What the call has changed in arrays, lists, dictionaries and generators is done to ours as well.
        """
        line: Line = self._line
        encode = line.codec.encode
        request = {"op": "call", "object": self._number, "seconds": _SECONDS, "restore": True}
        reply = line.ask({**request, "args": encode(list(args)), "kwargs": encode(kwargs)}, _SECONDS)
        outcome = read_outcome(line, reply)
        line.seen = _merged(line.seen, outcome)
        _restore([*args, *kwargs.values()], line.decode(reply.get("after")))
        match outcome["kind"]:
            case "returned":
                return line.decode(reply.get("value"))
            case "timeout":
                raise TimeLimitError
            case "missing":
                raise NotImplementedError(outcome["message"])
            case "signature":
                raise line.exception("TypeError", outcome["message"])
        raise line.exception(outcome["error"], outcome["message"])


def _operator(name: str) -> Any:
    return lambda self, *others: self._do(name, *others)


def _swapped_operator(name: str) -> Any:
    return lambda self, other: self._do("get", f"__r{name}__")(other)


for _name, _operation in {"getitem": "item", "setitem": "set_item", "contains": "contains"}.items():
    setattr(Remote, f"__{_name}__", _operator(_operation))
for _name in ("len", "bool", "float", "int", "neg", "pos", "abs", "eq", "ne", "lt", "le", "gt", "ge"):
    setattr(Remote, f"__{_name}__", _operator(_name))
for _name in ("add", "sub", "mul", "truediv", "pow", "matmul"):
    setattr(Remote, f"__{_name}__", _operator(_name))
    setattr(Remote, f"__r{_name}__", _swapped_operator(_name))


def make_remote(line: "Line", number: int, type_name: str, callable_: bool) -> Remote:
    """A stand-in whose type has the name of the real one's, for messages that name it."""
    base = RemoteFunction if callable_ else Remote
    return type(_name_for_type(type_name), (base,), {})(line, number)


def number_of(remote: Remote) -> int:
    """The number under which the sandbox knows the object."""
    return remote._number


def without_remotes(value: Any) -> Any:
    """A result as plain data: what lives in the sandbox becomes an object that can do nothing.

    A property asked of a result must never be answered by the student's own code.
    """
    if isinstance(value, Remote):
        return type(type(value).__name__, (), {})()
    if isinstance(value, list):
        return [without_remotes(item) for item in value]
    if isinstance(value, tuple):
        return tuple(without_remotes(item) for item in value)
    if isinstance(value, dict):
        return {key: without_remotes(item) for key, item in value.items() if not isinstance(key, Remote)}
    return value


def read_outcome(line: "Line", reply: Mapping[str, Any]) -> dict[str, Any]:
    """What the sandbox says about a call, with every part of it of the type it should have.

    Raises:
        LostError: it is no such report.
    """
    report = line.decode(reply.get("outcome"))
    if "error" in reply:  # the value was too large to travel
        return _failed(str(reply["error"])[:80], str(reply.get("message"))[:500])
    if not isinstance(report, dict) or report.get("kind") not in _KINDS:
        line.lost = "nonsense"
        raise LostError(line.lost)
    clean = {name: _typed(report.get(name), kind) for name, kind in _FIELDS.items()}
    return {**clean, "kind": report["kind"]}


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


def _merged(seen: Seen, outcome: Mapping[str, Any]) -> Seen:
    return replace(
        seen,
        used_global_random=seen.used_global_random or outcome["used_global_random"],
        hidden_state=tuple(dict.fromkeys((*seen.hidden_state, *outcome["hidden_state"]))),
        printed=(seen.printed + outcome["printed"])[:2000],
        warned=tuple(dict.fromkeys((*seen.warned, *outcome["warned"]))),
    )


def _restore(ours: list[Any], theirs: Any) -> None:
    """Do to our arguments what the call did to its copies, where the two still have the same form."""
    if not isinstance(theirs, list) or len(theirs) != len(ours):
        return
    for mine, new in zip(ours, theirs, strict=True):
        if isinstance(mine, np.ndarray) and isinstance(new, np.ndarray):
            if mine.shape == new.shape and mine.dtype == new.dtype and mine.flags.writeable:
                mine[...] = new
        elif isinstance(mine, list) and isinstance(new, list):
            mine[:] = new
        elif isinstance(mine, dict) and isinstance(new, dict):
            mine.clear()
            mine.update(new)
        elif isinstance(mine, tuple) and isinstance(new, list):
            _restore(list(mine), new)
        elif isinstance(mine, np.random.Generator) and isinstance(new, dict):
            _set_state(mine, new)


def _set_state(generator: np.random.Generator, state: dict[str, Any]) -> None:
    try:
        generator.bit_generator.state = state
    except (TypeError, ValueError, KeyError, OverflowError):
        return  # a forged state: ours stays where it was


def _name_for_type(text: str) -> str:
    return text if text.isidentifier() else "object"
