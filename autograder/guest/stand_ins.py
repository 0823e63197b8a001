"""What student code gets for an object of the oracle's: the data is here, the methods are there."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dlcourse.checking.calling.arguments import equal

from ..wire.lent import data_of


class StandIn:
    """An object whose methods are run by the oracle, on the data that it has here by then."""


def stand_in(name: str, data: Mapping[str, Any], methods: Mapping[str, Callable[..., Any]]) -> StandIn:
    """An object of a type of that name.

    Args:
        name: of the type.
        data: its attributes.
        methods: called with the data and the arguments; they return the value, the data afterwards, and the
            names of attributes that have become other objects.
    """
    thing = type(name, (StandIn,), {each: _method(call) for each, call in methods.items()})()
    vars(thing).update(data)
    return thing


def _method(call: Callable[..., Any]) -> Callable[..., Any]:
    def method(self: StandIn, *args: Any, **kwargs: Any) -> Any:
        value, data, replaced = call(data_of(self), *args, **kwargs)
        _update(vars(self), data, replaced)
        return value

    return method


def _update(mine: dict[str, Any], new: Mapping[str, Any], replaced: Sequence[str] = ()) -> None:
    """Take over what has changed; what has not stays the object that student code may hold."""
    for name, value in new.items():
        held = mine.get(name)
        if name not in replaced and isinstance(held, dict) and isinstance(value, dict):
            for gone in held.keys() - value.keys():
                del held[gone]
            _update(held, value)
        elif name in replaced or not equal(held, value):
            mine[name] = value
