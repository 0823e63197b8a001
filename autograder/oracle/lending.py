"""Objects of ours in the hands of student code: their data travels, their methods stay here."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from autograder.wire.lent import data_of


def methods_of(thing: Any) -> dict[str, Callable[..., Any]]:
    """What stands for each public method.

    It is called with the data that the object has in the sandbox by then, and the arguments; it returns the
    value, the data afterwards, and the names of what has become another object, not the same one changed.
    """
    names = [name for name in dir(type(thing)) if not name.startswith("_")]
    return {name: partial(_call, thing, name) for name in names if callable(getattr(type(thing), name))}


def take_over(thing: Any, data: Any) -> None:
    """Give an object of ours the data that it has in the sandbox; a method is never replaced."""
    if not isinstance(data, Mapping):
        return
    for name, value in data.items():
        if isinstance(name, str) and not name.startswith("_") and not hasattr(type(thing), name):
            setattr(thing, name, value)


def _call(
    thing: Any, name: str, data: Any, *args: Any, **kwargs: Any
) -> tuple[Any, dict[str, Any], list[str]]:
    take_over(thing, data)
    before = data_of(thing)
    value = getattr(thing, name)(*args, **kwargs)
    after = data_of(thing)
    return value, after, [name for name in after if after[name] is not before.get(name)]
