"""Stand-ins for objects of the sandbox: the scripts of a case use them as if the objects were here."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from autograder.oracle.line import LostError
from autograder.wire.protocol import END


class Owner(Protocol):
    """What a stand-in needs of whoever can reach the objects."""

    def operate(self, operation: str, number: int, args: list[Any]) -> Any:
        """Do something with an object; raises what it raises."""

    def call(self, number: int, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Any:
        """Call an object inside a script; raises what it raises."""


class Remote:
    """An object that lives with the student's code; every use of it is a question to the sandbox."""

    def __init__(self, owner: Owner, number: int):
        object.__setattr__(self, "_owner", owner)
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
        return hash((id(self._owner), self._number))

    def _do(self, operation: str, *args: Any) -> Any:
        return self._owner.operate(operation, self._number, list(args))


class RemoteFunction(Remote):
    """One that can be called."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call it inside a script: its value, or the exception it raised."""
        return self._owner.call(self._number, args, kwargs)


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


def make_remote(owner: Owner, number: int, type_name: str, callable_: bool) -> Remote:
    """A stand-in whose type has the name of the real one's, for messages that name it."""
    base = RemoteFunction if callable_ else Remote
    name = type_name if type_name.isidentifier() else "object"
    return type(name, (base,), {})(owner, number)


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
